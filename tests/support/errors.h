// What an operation says when it fails.
#pragma once

#include <gmock/gmock.h>

#include <string>

#include "chancery/error.h"

namespace chancery::testing {

// The text of the Error that `operation` throws, "" when it throws none: a failing expectation
// prints it.
template <typename Operation>
std::string error_of(const Operation& operation) {
  try {
    operation();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace chancery::testing
