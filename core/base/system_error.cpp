#include "chancery/system_error.h"

#include <cerrno>
#include <cstring>

namespace chancery {

std::string advice_for(int code) {
  switch (code) {
    case EMFILE:
    case ENFILE:
      return "raise the limit of open files (ulimit -n), or work with fewer threads (-j)";
    case ENOSPC:
      return "make room on the disk";
    case EDQUOT:
      return "your share of the disk is used up; make room";
    case EFBIG:
      return "raise the limit on the size of files (ulimit -f)";
    case ENOMEM:
      return "close other programs, or work with fewer threads (-j)";
    case EIO:
      return "the disk or its connection may be failing; look into the system's log";
    case EROFS:
    case EACCES:
    case EPERM:
      return "choose a place that can be written";
    default:
      return "";
  }
}

Error system_error(const std::string& subject, int code, const std::string& otherwise) {
  const std::string advice = advice_for(code);
  return Error(subject + ": " + strerror(code), advice.empty() ? otherwise : advice);
}

}  // namespace chancery
