#include "indexer/walk/walk.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <vector>

#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Walk : public ::testing::Test {
 protected:
  Found walk_all() const { return walk({folder_.path()}); }

  std::string relative(const std::string& path) const {
    return path.substr(folder_.string().size() + 1);
  }
  // Names of what was found, below the folder.
  std::vector<std::string> names(const Found& found) const {
    std::vector<std::string> out;
    for (const FoundFile& file : found.files) out.push_back(relative(file.path));
    return out;
  }
  std::vector<std::string> names() const { return names(walk_all()); }

  // What was passed over: "name: reason".
  std::vector<std::string> passed_over() const {
    std::vector<std::string> out;
    for (const PassedOver& passed : walk_all().passed_over) {
      out.push_back(relative(passed.path) + ": " + passed.reason);
    }
    return out;
  }
  void file(std::string_view name, std::string_view bytes = "text") const {
    folder_.write(name, bytes);
  }
  void link(const char* target, const char* name) const {
    fs::create_symlink(target, folder_ / name);
  }

  testing::TempDirectory folder_;
};

TEST_F(Walk, FindsFilesBelowSortedByPath) {
  file("b.txt");
  file("a/z.txt");
  file("a/b/c.txt");
  file("a.txt");
  EXPECT_THAT(names(), ElementsAre("a.txt", "a/b/c.txt", "a/z.txt", "b.txt"));
  EXPECT_THAT(walk_all().folders, ElementsAre(folder_.string()));
}

TEST_F(Walk, AnEmptyFolderHasNone) {
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Walk, AMissingFolderIsToldOfAndTheOthersAreWalked) {
  file("a/b.txt");
  const Found found = walk({folder_ / "nothing", folder_ / "a"});
  EXPECT_THAT(names(found), ElementsAre("a/b.txt"));
  EXPECT_THAT(found.folders, ElementsAre((folder_ / "nothing").string(), (folder_ / "a").string()));
  ASSERT_EQ(found.passed_over.size(), 1U);
  EXPECT_EQ(found.passed_over[0].path, (folder_ / "nothing").string());
  EXPECT_EQ(found.passed_over[0].lack, Lack::kGone);
  EXPECT_TRUE(found.passed_over[0].unseen);
}

TEST_F(Walk, AFileCountsAsItself) {
  file("a.txt");
  const Found found = walk({folder_ / "a.txt"});
  EXPECT_THAT(names(found), ElementsAre("a.txt"));
}

TEST_F(Walk, FoldersThatOverlapGiveEachFileOnce) {
  file("a/b.txt");
  const Found found = walk({folder_ / "a", folder_.path(), folder_ / "a/b.txt"});
  EXPECT_THAT(names(found), ElementsAre("a/b.txt"));
}

TEST_F(Walk, HiddenFilesAndFoldersAreSkipped) {
  file(".hidden");
  file(".git/config");
  file("a/.b/c.txt");
  file("seen.txt");
  EXPECT_THAT(names(), ElementsAre("seen.txt"));
  EXPECT_THAT(passed_over(), IsEmpty());
}

TEST_F(Walk, AHiddenFolderThatIsNamedIsWalked) {
  file(".notes/a.txt");
  EXPECT_THAT(names(walk({folder_ / ".notes"})), ElementsAre(".notes/a.txt"));
}

TEST_F(Walk, LinksMayFormLoops) {
  file("a/b/c.txt");
  link("..", "a/b/up");
  link("../..", "a/b/top");
  link(".", "here");
  EXPECT_THAT(names(), ElementsAre("a/b/c.txt"));
}

TEST_F(Walk, LinksToFilesThatAreThereAddNothing) {
  file("z.txt");
  link("z.txt", "a.txt");
  EXPECT_THAT(names(), ElementsAre("z.txt"));
}

TEST_F(Walk, LinksThatLeadOutAreNotFollowedUnlessAsked) {
  const testing::TempDirectory elsewhere;
  const std::string target = elsewhere.write("there.txt", "text").string();
  link(target.c_str(), "a.txt");
  link(target.c_str(), "b.txt");
  link(elsewhere.string().c_str(), "linked");
  EXPECT_THAT(names(), IsEmpty());
  const std::string why = ": a link that leads out of the folders (--follow)";
  EXPECT_THAT(passed_over(), ElementsAre("a.txt" + why, "b.txt" + why, "linked" + why));
  for (const PassedOver& passed : walk_all().passed_over) {
    EXPECT_EQ(passed.lack, Lack::kNothing);
    EXPECT_TRUE(passed.unseen);
  }
  // Each file once.
  EXPECT_THAT(names(walk({folder_.path()}, {.follow = true})), ElementsAre("linked/there.txt"));
}

TEST_F(Walk, LinksFromOneNamedFolderToAnotherAreFollowed) {
  const testing::TempDirectory elsewhere;
  elsewhere.write(".hidden/there.txt", "text");
  link((elsewhere / ".hidden").c_str(), "linked");
  link((elsewhere / ".hidden/there.txt").c_str(), "there.txt");
  EXPECT_THAT(names(), IsEmpty());
  EXPECT_THAT(names(walk({folder_.path(), elsewhere.path()})), ElementsAre("linked/there.txt"));
}

TEST_F(Walk, ALinkThroughALinkIsJudgedByWhereItEnds) {
  const testing::TempDirectory elsewhere;
  file("inside.txt");
  fs::create_symlink(folder_ / "inside.txt", elsewhere / "back");
  fs::create_symlink(elsewhere.path(), elsewhere / "self");
  link((elsewhere / "back").c_str(), "there-and-back.txt");
  link((elsewhere / "self").c_str(), "out");
  EXPECT_THAT(names(), ElementsAre("inside.txt"));
  EXPECT_EQ(walk_all().passed_over.size(), 1U);  // "out"
}

TEST_F(Walk, AFolderThatIsALinkItselfIsWalked) {
  const testing::TempDirectory elsewhere;
  elsewhere.write("there.txt", "text");
  link(elsewhere.string().c_str(), "linked");
  const Found found = walk({folder_ / "linked"});
  ASSERT_EQ(found.files.size(), 1U);
  EXPECT_EQ(found.files[0].path, (elsewhere / "there.txt").string());
}

TEST_F(Walk, IgnoredLinksThatLeadOutAreNotReported) {
  file(".chanceryignore", "out\n");
  link("/", "out");
  EXPECT_THAT(passed_over(), IsEmpty());
}

TEST_F(Walk, LinksToNothingAndToThemselvesArePassedOver) {
  link("missing", "broken");
  link("self", "self");
  EXPECT_THAT(passed_over(), ElementsAre("broken: a link to nothing", "self: a link to itself"));
  for (const PassedOver& passed : walk_all().passed_over) {
    EXPECT_EQ(passed.lack, Lack::kNothing);
    EXPECT_TRUE(passed.unseen);
  }
}

TEST_F(Walk, PipesAndSocketsArePassedOver) {
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  const std::string path = (folder_ / "socket").string();
  ASSERT_LT(path.size(), sizeof address.sun_path);
  path.copy(address.sun_path, path.size());
  ASSERT_EQ(bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  close(fd);
  EXPECT_THAT(names(), IsEmpty());
  EXPECT_THAT(passed_over(),
              ElementsAre("pipe: a pipe, not a file", "socket: a socket, not a file"));
}

TEST_F(Walk, UnreadableFoldersAreFailures) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
  file("closed/a.txt");
  file("open.txt");
  fs::permissions(folder_ / "closed", fs::perms::none);
  const Found found = walk_all();
  fs::permissions(folder_ / "closed", fs::perms::owner_all);
  EXPECT_THAT(names(found), ElementsAre("open.txt"));
  ASSERT_EQ(found.passed_over.size(), 1U);
  EXPECT_EQ(found.passed_over[0].lack, Lack::kPassing);
}

// Errors that no test can have from a disk.
class FailingSystem : public FileSystem {
 public:
  DIR* open(const std::string& folder) const override {
    if (!folder.ends_with("/" + closed)) return FileSystem::open(folder);
    errno = error;
    return nullptr;
  }
  const dirent* next(DIR* folder) const override {
    if (entries == 0) {
      errno = error;
      return nullptr;
    }
    --entries;
    return FileSystem::next(folder);
  }
  int status(int folder, const char* name, struct stat& info, int flags) const override {
    if (name == unknown) {
      errno = error;
      return -1;
    }
    const int result = FileSystem::status(folder, name, info, flags);
    if (name == mounted || (mounted == ".." && std::string_view(name).ends_with("/.."))) {
      ++info.st_dev;
    }
    return result;
  }

  int error = EIO;
  std::string closed = "none";   // a folder that cannot be opened
  std::string unknown = "none";  // a file of which nothing can be known
  std::string mounted = "none";  // a folder on another file system; "..": that above the given ones
  mutable size_t entries = 1000;  // that come before there is an error
};

class FailingWalk : public Walk {
 protected:
  Found walk_failing() const { return walk({folder_.path()}, {.system = &system_}); }
  // The one place that could not be looked at.
  std::string unseen(const Found& found) const {
    if (found.passed_over.size() != 1) return std::to_string(found.passed_over.size()) + " places";
    EXPECT_TRUE(found.passed_over[0].unseen);
    EXPECT_EQ(found.passed_over[0].lack, Lack::kPassing);
    return found.passed_over[0].path + ": " + found.passed_over[0].reason;
  }

  FailingSystem system_;
};

TEST_F(FailingWalk, AFolderThatCannotBeOpened) {
  file("a.txt");
  file("closed/b.txt");
  system_.closed = "closed";
  const Found found = walk_failing();
  EXPECT_THAT(names(found), ElementsAre("a.txt"));
  EXPECT_EQ(unseen(found), (folder_ / "closed").string() + ": Input/output error");
}

TEST_F(FailingWalk, AFolderThatCannotBeListedToTheEnd) {
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) file(name);
  system_.entries = 4;  // "." and ".." among them
  const Found found = walk_failing();
  EXPECT_EQ(found.files.size(), 2U);
  EXPECT_EQ(unseen(found), folder_.string() + ": Input/output error");
}

TEST_F(FailingWalk, AFileOfWhichNothingCanBeKnown) {
  file("a.txt");
  file("b.txt");
  for (const int error : {EIO, ENOMEM, ESTALE}) {
    system_.unknown = "a.txt";
    system_.error = error;
    const Found found = walk_failing();
    EXPECT_THAT(names(found), ElementsAre("b.txt"));
    EXPECT_THAT(unseen(found), HasSubstr((folder_ / "a.txt").string()));
  }
  system_.error = ENOENT;
  EXPECT_THAT(walk_failing().passed_over, IsEmpty());  // removed meanwhile
}

TEST_F(FailingWalk, AFolderThatMayBeListedAndNotEntered) {
  file("in/a.txt");
  file("in/b.txt");
  system_.unknown = "a.txt";
  system_.error = EACCES;
  EXPECT_EQ(unseen(walk_failing()), (folder_ / "in").string() + ": Permission denied");
}

TEST_F(Walk, AnIgnoreFileThatCannotBeReadClosesItsFolder) {
  file("a.txt");
  file("deep/secret.txt");
  link("/no/such/rules", "deep/.chanceryignore");
  EXPECT_THAT(names(), ElementsAre("a.txt"));
  const Found found = walk_all();
  ASSERT_EQ(found.passed_over.size(), 1U);
  EXPECT_EQ(found.passed_over[0].path, (folder_ / "deep").string());
  EXPECT_THAT(found.passed_over[0].reason, HasSubstr(".chanceryignore"));
  EXPECT_EQ(found.passed_over[0].lack, Lack::kPassing);
  EXPECT_TRUE(found.passed_over[0].unseen);
}

TEST_F(Walk, WhatIsLeftOutNowCanBeAsked) {
  file(".chanceryignore", "old/\n*.log\n");
  file("deep/.chanceryignore", "!kept.log\nmore.txt\n");
  const Found found = walk_all();
  const auto left_out = [&](std::string_view name) {
    return found.exclusions.leave_out((folder_ / name).string(), folder_.string());
  };
  for (const char* name : {"old/a.txt", "deep/old/b/c.txt", "a.log", "deep/a.log", "deep/more.txt",
                           ".git/config", "deep/.x"}) {
    EXPECT_TRUE(left_out(name)) << name;
  }
  for (const char* name : {"a.txt", "old", "more.txt", "deep/kept.log", "deep/b/a.txt"}) {
    EXPECT_FALSE(left_out(name)) << name;
  }
}

TEST_F(FailingWalk, FileSystemsOfTheirOwnAreTold) {
  file("a/drive/b.txt");
  file("a/c.txt");
  EXPECT_THAT(walk_failing().mounts, IsEmpty());
  system_.mounted = "drive";
  EXPECT_THAT(walk_failing().mounts, ElementsAre((folder_ / "a/drive").string()));
  system_.mounted = "..";
  const Found found = walk({folder_ / "a"}, {.system = &system_});
  EXPECT_THAT(found.mounts, ElementsAre((folder_ / "a").string()));
}

TEST_F(Walk, NamesMayHaveAnyBytes) {
  file("new\nline.txt");
  file("\xFF\xFE.txt");
  file("sp ace.txt");
  file("-dash");
  EXPECT_THAT(names(), ElementsAre("-dash", "new\nline.txt", "sp ace.txt", "\xFF\xFE.txt"));
}

TEST_F(Walk, SignaturesTellChanges) {
  file("a.txt", "12345");
  const FileSignature before = walk_all().files[0].signature;
  EXPECT_EQ(before.size, 5U);
  EXPECT_EQ(walk_all().files[0].signature, before);
  const timespec times[2] = {{1, 2}, {3, 4}};
  ASSERT_EQ(utimensat(AT_FDCWD, (folder_ / "a.txt").c_str(), times, 0), 0);
  const FileSignature after = walk_all().files[0].signature;
  EXPECT_EQ(after.modified_ns, 3'000'000'004);
  EXPECT_GE(after.changed_ns, before.changed_ns);
  EXPECT_GT(after.changed_ns, before.modified_ns - 1);
}

TEST_F(Walk, TheExceptionIsNotLookedInto) {
  file("a.txt");
  file("db/b.txt");
  file("db2/c.txt");
  EXPECT_THAT(names(walk({folder_.path()}, {.except = folder_ / "db"})),
              ElementsAre("a.txt", "db2/c.txt"));
}

TEST_F(Walk, IgnoreFilesAreObeyed) {
  file(".chanceryignore", "*.log\nold/\n");
  file("a.log");
  file("a.txt");
  file("deep/b.log");
  file("deep/old/c.txt");
  file("old/d.txt");
  EXPECT_THAT(names(), ElementsAre("a.txt"));
  EXPECT_THAT(passed_over(), IsEmpty());
}

TEST_F(Walk, InnerIgnoreFilesWin) {
  file(".chanceryignore", "*.log\n");
  file("deep/.chanceryignore", "!kept.log\nmore.txt\n");
  file("deep/kept.log");
  file("deep/other.log");
  file("deep/more.txt");
  file("kept.log");
  file("more.txt");
  EXPECT_THAT(names(), ElementsAre("deep/kept.log", "more.txt"));
}

TEST_F(Walk, InnerRulesAreRelativeToTheirFolder) {
  file("deep/.chanceryignore", "/a.txt\n");
  file("deep/a.txt");
  file("deep/x/a.txt");
  file("a.txt");
  EXPECT_THAT(names(), ElementsAre("a.txt", "deep/x/a.txt"));
}

TEST_F(Walk, NothingBelowAnIgnoredFolderIsKept) {
  file(".chanceryignore", "old/\n!old/a.txt\n");
  file("old/a.txt");
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Walk, IgnoredLinksToNothingAreNotReported) {
  file(".chanceryignore", "broken\n");
  link("missing", "broken");
  EXPECT_THAT(passed_over(), IsEmpty());
}

TEST_F(Walk, AnIgnoreFileThatIsNoFileIsNoRule) {
  ASSERT_EQ(mkfifo((folder_ / ".chanceryignore").c_str(), 0600), 0);
  file("a.txt");
  fs::create_directories(folder_ / "b/.chanceryignore");
  file("b/c.txt");
  EXPECT_THAT(names(), ElementsAre("a.txt", "b/c.txt"));
}

}  // namespace
}  // namespace chancery::indexer
