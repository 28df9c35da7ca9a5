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

bool is_room_with(rlim_t limit) {
  rlimit before{};
  getrlimit(RLIMIT_AS, &before);
  const rlimit lowered{limit, before.rlim_max};
  setrlimit(RLIMIT_AS, &lowered);
  const bool room = room_for_another_thread();
  setrlimit(RLIMIT_AS, &before);
  return room;
}

TEST(ThreadRoom, IsWithoutALimit) {
  EXPECT_TRUE(room_for_another_thread());
}

TEST(ThreadRoom, IsNotWhereLessIsLeftThanAThreadTakes) {
  EXPECT_FALSE(is_room_with(address_space() + (rlim_t{16} << 20)));
  EXPECT_TRUE(is_room_with(address_space() + (rlim_t{512} << 20)));
}

}  // namespace
}  // namespace chancery::indexer
