#include "indexer/thread_room.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace chancery::indexer {

namespace {

// Address space of a thread: its stack (8 MiB where `ulimit -s` is as Linux has it), the arena of
// the allocator, and the texts of a batch with their terms. jemalloc 5.3 is ended by SIGSEGV when
// it finds no room for the arena of a thread, so the room is looked for beforehand.
constexpr rlim_t kThreadRoom = rlim_t{64} << 20;

// Bytes of address space that the process has now; 0 where the system does not say.
rlim_t address_space_in_use() {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(fopen("/proc/self/statm", "re"), fclose);
  unsigned long pages = 0;
  if (!file || fscanf(file.get(), "%lu", &pages) != 1) return 0;
  return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

unsigned threads_with_room(unsigned most) {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return most;
  const rlim_t used = std::min(address_space_in_use(), limit.rlim_cur);
  const rlim_t room = (limit.rlim_cur - used) / kThreadRoom;
  return static_cast<unsigned>(std::clamp<rlim_t>(room, 1, most));
}

}  // namespace chancery::indexer
