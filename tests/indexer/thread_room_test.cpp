#include "indexer/thread_room.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace chancery::indexer {
namespace {

rlim_t address_space() {
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

// With so many MiB of address space more than is in use.
unsigned threads_with(unsigned most, rlim_t mebibytes) {
  rlimit before{};
  getrlimit(RLIMIT_AS, &before);
  const rlimit lowered{address_space() + (mebibytes << 20), before.rlim_max};
  setrlimit(RLIMIT_AS, &lowered);
  const unsigned count = threads_with_room(most);
  setrlimit(RLIMIT_AS, &before);
  return count;
}

TEST(ThreadRoom, IsForAllWithoutALimit) {
  EXPECT_EQ(threads_with_room(256), 256U);
}

TEST(ThreadRoom, IsForThoseThatTheLimitLeavesRoomFor) {
  EXPECT_EQ(threads_with(256, 16), 1U);
  EXPECT_LT(threads_with(256, 512), 10U);
  EXPECT_GT(threads_with(256, 512), 2U);
  EXPECT_EQ(threads_with(2, 4096), 2U);
}

}  // namespace
}  // namespace chancery::indexer
