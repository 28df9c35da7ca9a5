// What a process that confined itself may still use.
#include "chancery/landlock.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

constexpr int kNotEnforced = 77;

bool opens(const std::string& path, int flags) {
  const int file = open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (file >= 0) close(file);
  return file >= 0;
}

// What a child that confined itself ends with: a bit for each use that it was allowed.
int uses_of(const FileAccess& access, const testing::TempDirectory& room) {
  const std::string kept = (room / "kept/a.txt").string(), other = (room / "other/b.txt").string();
  const std::string fresh = (room / "kept/new.txt").string();
  const pid_t child = fork();
  if (child == 0) {
    if (!confine_files(access).files) _exit(kNotEnforced);
    _exit((opens(kept, O_RDONLY) ? 1 : 0) | (opens(other, O_RDONLY) ? 2 : 0) |
          (opens(fresh, O_WRONLY | O_CREAT) ? 4 : 0));
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Landlock, GivesUpAllButWhatIsNamed) {
  const testing::TempDirectory room;
  room.write("kept/a.txt", "a");
  room.write("other/b.txt", "b");
  const std::string kept = (room / "kept").string();
  const int reads = uses_of({.read = {kept, (room / "missing").string()}}, room);
  if (reads == kNotEnforced) GTEST_SKIP() << "no Landlock";
  EXPECT_EQ(reads, 1);
  EXPECT_EQ(uses_of({.write = {kept}}, room), 1 | 4);
  EXPECT_EQ(uses_of({}, room), 0);
}

}  // namespace
}  // namespace chancery
