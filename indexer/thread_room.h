// Whether the process may hold another thread.
#pragma once

namespace chancery::indexer {

// False where the limit on the process's address space (RLIMIT_AS, `ulimit -v`) leaves less than
// another thread takes for its stack and its documents. Without such a limit always true.
bool room_for_another_thread();

}  // namespace chancery::indexer
