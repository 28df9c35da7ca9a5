#include "search/match/database_failure.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "chancery/damage.h"

namespace chancery::search {

Error database_failure(const std::string& what, const Xapian::Error& error) {
  // Xapian keeps the number of an error of the system to itself, and gives its text.
  const char* text = error.get_error_string();
  if (!text) {
    return Error(fmt::format("{}: {}", what, error.get_msg()),
                 std::string("try again; if it stays so, ") + kDamageAdvice);
  }
  const std::string system = text;
  const bool too_many = system == std::strerror(EMFILE) || system == std::strerror(ENFILE);
  return Error(fmt::format("{}: {} ({})", what, error.get_msg(), system),
               too_many ? "allow more open files (ulimit -n) and try again"
                        : "see whether its disk is well, and try again");
}

Error wrong_length() {
  return Error("the database could not be read: a length in it is wrong, or memory is too short",
               std::string("try again; if it stays so, ") + kDamageAdvice);
}

}  // namespace chancery::search
