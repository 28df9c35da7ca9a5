#include "indexer/in_child.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <new>
#include <stdexcept>

#include "chancery/error.h"

namespace chancery::indexer {
namespace {

using ::testing::HasSubstr;
using ::testing::StrEq;

std::string message_of(const std::function<int()>& work) {
  try {
    in_child(work);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(InChild, GivesWhatTheWorkGives) {
  const pid_t here = getpid();
  EXPECT_EQ(in_child([&] { return getpid() == here ? 0 : 7; }), 7);
  EXPECT_EQ(in_child([] { return 0; }), 0);
}

TEST(InChild, ThrowsWhatTheWorkThrows) {
  EXPECT_THAT(message_of([]() -> int { throw Error("the disk is full", "make room"); }),
              StrEq("the disk is full; make room"));
  EXPECT_THAT(message_of([]() -> int { throw std::runtime_error(std::string(100'000, 'x')); }),
              HasSubstr("xxx"));
  EXPECT_THAT(message_of([]() -> int { throw std::bad_alloc(); }), HasSubstr("not enough memory"));
}

TEST(InChild, SaysThatTheWorkWasKilled) {
  EXPECT_THAT(message_of([] { return raise(SIGKILL); }), HasSubstr("Killed"));
}

// How a process ends that gets `number` while its child works; `handle` is called in it before.
int ending_of(int number, void (*handle)(int number)) {
  const pid_t parent = fork();
  if (parent == 0) {
    handle(number);
    const pid_t self = getpid();
    const int status = in_child([&] {
      kill(self, number);
      for (int i = 0; i < 20; ++i) usleep(10'000);
      return 3;
    });
    _exit(status);
  }
  int status = 0;
  waitpid(parent, &status, 0);
  return status;
}

TEST(InChild, ASignalEndsBoth) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    const int status = ending_of(number, [](int it) { std::signal(it, SIG_DFL); });
    ASSERT_TRUE(WIFSIGNALED(status)) << number;
    EXPECT_EQ(WTERMSIG(status), number);
  }
}

TEST(InChild, AnIgnoredSignalEndsNone) {
  const int status = ending_of(SIGHUP, [](int it) { std::signal(it, SIG_IGN); });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3);
}

}  // namespace
}  // namespace chancery::indexer
