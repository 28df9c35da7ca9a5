#include "chancery/private_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "chancery/error.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using testing::read_file;
using testing::write_file;

mode_t mode_of(const fs::path& path) {
  struct stat info = {};
  EXPECT_EQ(stat(path.c_str(), &info), 0) << path;
  return info.st_mode & 0777;
}

// Under the most open umask and one that takes from the owner.
class PrivateFile : public ::testing::TestWithParam<mode_t> {
 protected:
  PrivateFile() : before_(umask(GetParam())) {}
  ~PrivateFile() override { umask(before_); }

  size_t entries() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(directory_.path()), {}));
  }

  testing::TempDirectory directory_;

 private:
  mode_t before_;
};
INSTANTIATE_TEST_SUITE_P(Umask, PrivateFile, ::testing::Values(0, 022, 0277));

TEST_P(PrivateFile, DirectoriesAreClosedToOthers) {
  make_private_directory(directory_ / "a" / "b");
  EXPECT_EQ(mode_of(directory_ / "a"), 0700U);
  EXPECT_EQ(mode_of(directory_ / "a" / "b"), 0700U);
  fs::permissions(directory_ / "a", fs::perms(0755));
  make_private_directory(directory_ / "a");
  EXPECT_EQ(mode_of(directory_ / "a"), 0700U) << "an older one is closed";
  const fs::path file = directory_.write("file", "x");
  EXPECT_THROW(make_private_directory(file), Error);
}

TEST_P(PrivateFile, ADraftReplacesItsTargetWhole) {
  const fs::path target = directory_.write("kept", "old");
  fs::permissions(target, fs::perms(0644));
  PrivateDraft draft(target);
  EXPECT_EQ(mode_of(draft.path()), 0600U);
  write_file(draft.path(), "new");
  EXPECT_EQ(read_file(target), "old");
  draft.replace_target();
  EXPECT_EQ(read_file(target), "new");
  EXPECT_EQ(mode_of(target), 0600U);
  EXPECT_EQ(entries(), 1U);
}

TEST_P(PrivateFile, ADraftThatIsGivenUpLeavesNothing) {
  { PrivateDraft draft(directory_ / "kept"); }
  EXPECT_EQ(entries(), 0U);
  EXPECT_THROW(PrivateDraft(directory_ / "none" / "kept"), Error);
}

TEST_P(PrivateFile, ANewFileTakesNobodysPlace) {
  PrivateDraft draft(directory_ / "kept");
  write_file(draft.path(), "mine");
  write_file(directory_ / "kept", "theirs");
  EXPECT_THROW(draft.become_target(), Error);
  EXPECT_EQ(read_file(directory_ / "kept"), "theirs");
  PrivateDraft other(directory_ / "other");
  write_file(other.path(), "mine");
  other.become_target();
  EXPECT_EQ(read_file(directory_ / "other"), "mine");
  EXPECT_EQ(mode_of(directory_ / "other"), 0600U);
}

TEST_P(PrivateFile, ALogIsMadeOrClosed) {
  for (const char* name : {"new", "old"}) {
    const fs::path path = directory_ / name;
    if (std::string(name) == "old") {
      write_file(path, "first\n");
      fs::permissions(path, fs::perms(0644));
    }
    const OwnedFd log = open_private_log(path);
    ASSERT_TRUE(log.is_open());
    EXPECT_EQ(write(log.get(), "line\n", 5), 5);
    EXPECT_EQ(mode_of(path), 0600U);
    EXPECT_TRUE(read_file(path).ends_with("line\n"));
  }
  EXPECT_FALSE(open_private_log(directory_ / "none" / "log").is_open());
}

}  // namespace
}  // namespace chancery
