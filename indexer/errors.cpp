#include "indexer/errors.h"

#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "chancery/system_error.h"

namespace chancery {

namespace {

// Xapian keeps the system's words and not its number.
Error translated(const Xapian::Error& error, const std::string& database) {
  const std::string cause = error.get_error_string() ? error.get_error_string() : "";
  const std::string message =
      database + ": " + error.get_msg() + (cause.empty() ? "" : " (" + cause + ")");
  for (const int code : {EMFILE, ENFILE, ENOSPC, EDQUOT, EFBIG, ENOMEM, EIO, EROFS, EACCES}) {
    if (cause == strerror(code)) return Error(message, advice_for(code));
  }
  return Error(message, "if the database is damaged, index again with --full");
}

}  // namespace

int with_errors_translated(const std::filesystem::path& database,
                           const std::function<int()>& action) {
  try {
    return action();
  } catch (const Xapian::DatabaseLockError&) {
    throw Error(database.string() + " is being written by another program",
                "try again when it has finished");
  } catch (const Xapian::Error& error) {
    throw translated(error, database.string());
  } catch (const std::filesystem::filesystem_error& error) {
    const std::string path = error.path1().string();
    throw system_error(path.empty() ? database.string() : path, error.code().value());
  }
}

}  // namespace chancery
