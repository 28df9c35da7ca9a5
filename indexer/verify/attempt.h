// Reading from what may be damaged.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <exception>
#include <new>
#include <optional>
#include <string>

#include "chancery/error.h"

namespace chancery::indexer {

// What goes wrong in `action` at damaged bytes, or nothing. Xapian trusts lengths that it reads
// from its tables, so that the standard library may be what fails.
template <typename Action>
std::optional<std::string> fault_of(const Action& action) {
  try {
    action();
    return std::nullopt;
  } catch (const Xapian::Error& error) {
    const char* system = error.get_error_string();
    return error.get_msg() + (system != nullptr ? fmt::format(" ({})", system) : "");
  } catch (const std::bad_alloc&) {
    return "a length in it is beyond all memory";
  } catch (const Error& error) {
    return error.what();
  } catch (const std::exception& error) {
    return fmt::format("a length in it is wrong ({})", error.what());
  }
}

}  // namespace chancery::indexer
