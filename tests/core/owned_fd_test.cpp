#include "chancery/owned_fd.h"

#include <fcntl.h>
#include <gtest/gtest.h>

namespace chancery {
namespace {

bool is_open(int fd) {
  return fcntl(fd, F_GETFD) >= 0;
}

int opened() {
  return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

TEST(OwnedFd, ClosesWithItsOwner) {
  const int fd = opened();
  {
    const OwnedFd owner(fd);
    EXPECT_TRUE(owner.is_open());
    EXPECT_EQ(owner.get(), fd);
    EXPECT_TRUE(is_open(fd));
  }
  EXPECT_FALSE(is_open(fd));
  EXPECT_FALSE(OwnedFd().is_open());
}

TEST(OwnedFd, MovesAndReplaces) {
  const int first = opened(), second = opened();
  OwnedFd owner(first);
  OwnedFd other(std::move(owner));
  EXPECT_EQ(other.get(), first);
  other = OwnedFd(second);
  EXPECT_FALSE(is_open(first));
  EXPECT_EQ(other.get(), second);
  other.reset();
  EXPECT_FALSE(is_open(second));
}

}  // namespace
}  // namespace chancery
