// How many threads the process has room for.
#pragma once

namespace chancery::indexer {

// At most `most` (at least 1) threads: fewer where the limit on the process's address space
// (RLIMIT_AS, `ulimit -v`) leaves less than they are going to take for their stacks and documents,
// but always one.
unsigned threads_with_room(unsigned most);

}  // namespace chancery::indexer
