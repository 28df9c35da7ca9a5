#include "indexer/errors.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

#include "chancery/damage.h"
#include "chancery/system_error.h"
#include "indexer/write/last_steps.h"

namespace chancery::indexer {

namespace {

// What Xapian says in the stead of an error of writing to a segment, which it cannot take back.
constexpr std::string_view kNoWayBack = "cancel() not supported";

// What went wrong first, where Xapian tells what went wrong in putting it right as well:
// "Modifications failed (DatabaseError: TEXT), and couldn't open at the old revision: TEXT".
std::string first_cause(const std::string& message) {
  constexpr std::string_view kBegin = "Modifications failed (";
  constexpr std::string_view kEnd = "), and couldn't open at the old revision";
  const size_t end = message.find(kEnd);
  if (!message.starts_with(kBegin) || end == std::string::npos) return message;
  const std::string inner = message.substr(kBegin.size(), end - kBegin.size());
  const size_t kind = inner.find("Error: ");
  return kind == std::string::npos ? inner : inner.substr(kind + 7);
}

// Xapian keeps the system's words and not its number, and sometimes within its own words.
Error translated(const Xapian::Error& error, const std::string& database) {
  const std::string cause = error.get_error_string() ? error.get_error_string() : "";
  const std::string message =
      database + ": " + first_cause(error.get_msg()) + (cause.empty() ? "" : " (" + cause + ")");
  for (const int code : {EMFILE, ENFILE, ENOSPC, EDQUOT, EFBIG, ENOMEM, EIO, EROFS, EACCES}) {
    // Xapian's own words begin with a small letter.
    const std::string words = std::string(strerror(code)).substr(1);
    if (message.find(words) != std::string::npos) return Error(message, advice_for(code));
  }
  if (error.get_type() == std::string_view("DatabaseLockError")) {
    return Error(database + " is being written by another program",
                 "try again when it has finished");
  }
  if (error.get_msg().starts_with(kNoWayBack)) {
    return Error(database + ": a table could not be written",
                 "see whether its disk is full or at fault");
  }
  return Error(message, std::string("if it stays so, ") + kDamageAdvice);
}

[[noreturn]] void last_word() {
  // Another thread may come here, too; the process ends with the first.
  static std::atomic_flag ending = ATOMIC_FLAG_INIT;
  while (ending.test_and_set()) pause();
  std::string line = "chancery-index: ";
  try {
    if (const std::exception_ptr escaped = std::current_exception()) {
      std::rethrow_exception(escaped);
    }
    line += "ended without a reason";
  } catch (const Xapian::Error& error) {
    line += translated(error, "the database").what();
  } catch (const std::exception& error) {
    line += error.what();
  } catch (...) {
    line += "ended without a reason";
  }
  line += '\n';
  take_last_steps();
  if (write(STDERR_FILENO, line.data(), line.size()) < 0) _exit(kFailed);
  _exit(kFailed);
}

}  // namespace

void tell_what_escapes() {
  std::set_terminate(last_word);
}

int with_errors_translated(const std::filesystem::path& database,
                           const std::function<int()>& action) {
  try {
    return action();
  } catch (const Xapian::Error& error) {
    throw translated(error, database.string());
  } catch (const std::length_error& error) {
    // Xapian trusts the lengths that it reads.
    throw Error(fmt::format("{}: a length in it is wrong ({})", database.string(), error.what()),
                std::string("if it stays so, ") + kDamageAdvice);
  } catch (const std::filesystem::filesystem_error& error) {
    const std::string path = error.path1().string();
    throw system_error(path.empty() ? database.string() : path, error.code().value());
  }
}

}  // namespace chancery::indexer
