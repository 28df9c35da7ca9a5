// What the system refuses, as an Error.
//
// Floor: base.
#pragma once

#include <string>

#include "chancery/error.h"

namespace chancery {

// What to do when the system refuses with `code` (an errno), "" where it depends on what was done.
std::string advice_for(int code);

// `subject` (a path, "standard output") and what the system says of `code`, with its advice, or
// with `otherwise` where there is none.
Error system_error(const std::string& subject, int code, const std::string& otherwise = "");

}  // namespace chancery
