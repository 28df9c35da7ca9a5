#include "indexer/standard_output.h"

#include <cerrno>

#include "chancery/system_error.h"

namespace chancery::indexer {

void check_written(std::ostream& out) {
  if (out) return;
  // A stream does not keep why; errno does, unless another call has failed since.
  const int code = errno;
  for (const int known : {ENOSPC, EDQUOT, EFBIG, EIO, EBADF}) {
    if (code == known) throw system_error("standard output", code);
  }
  throw Error("standard output could not be written to");
}

}  // namespace chancery::indexer
