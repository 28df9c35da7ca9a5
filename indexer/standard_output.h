// What is written to standard output has to arrive there.
#pragma once

#include <ostream>

namespace chancery::indexer {

// Throws Error when `out` did not take all that was written to it: the disk is full, a limit on the
// size of files is reached. What is still held back is not looked at: flush first.
void check_written(std::ostream& out);

}  // namespace chancery::indexer
