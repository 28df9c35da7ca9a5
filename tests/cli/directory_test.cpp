// What may happen to the directory of a database, and what stands in a place that is named as one:
// nothing that chancery-index did not make is changed, and nothing indexed is lost.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kHead = "# A Chancery database. Made by chancery-index; do not edit.\n";

class Directory : public ::testing::Test {
 protected:
  Directory() {
    sandbox_.write("one.txt", "A text on railways.");
    sandbox_.write("two.txt", "A text on harbours.");
    testing::write_file(other_, "A text on canals.");
  }

  Outcome shell(const std::string& script) const {
    Command command = sandbox_.command("/bin/sh", {"-c", script});
    command.environment["INDEX"] = program_directory() + "/chancery-index";
    command.environment["DB"] = sandbox_.database().string();
    command.environment["DOCUMENTS"] = sandbox_.documents().string();
    return sandbox_.run(command);
  }
  bool has_strace() const { return shell("strace -f -o /dev/null true").status == 0; }
  // Runs "chancery-index ARGUMENTS" with failing system calls.
  Outcome index_with(const std::string& fault, const std::string& arguments) const {
    // LeakSanitizer cannot look into a program that strace holds.
    return shell("ASAN_OPTIONS=detect_leaks=0 strace -f -o /dev/null " + fault +
                 " \"$INDEX\" -q --db \"$DB\" " + arguments);
  }
  void expect_refused(const Outcome& outcome, const std::string& says) const {
    EXPECT_EQ(outcome.status, 2) << outcome;
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(says));
  }
  void expect_all() const { EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "two.txt")); }
  fs::path in_database(const std::string& name) const { return sandbox_.database() / name; }
  std::vector<std::string> generations() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(sandbox_.database())) {
      if (entry.is_directory()) names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  Sandbox sandbox_;
  fs::path other_ = sandbox_.root() / "other" / "other.txt";
};

TEST_F(Directory, WhatLooksLikeOursIsNotOurs) {
  for (const char* name : {"gen-2023-interviews/a.txt", "gen-000001/a.txt", "building/a.txt",
                           "lock", "XAPIANDB.new", "chancery.id"}) {
    testing::write_file(in_database(name), "mine");
    expect_refused(sandbox_.index({sandbox_.documents().string()}), "--db");
    EXPECT_EQ(testing::read_file(in_database(name)), "mine") << name;
    fs::remove_all(sandbox_.database());
  }
}

TEST_F(Directory, ALinkIsNotWrittenThrough) {
  const fs::path report = sandbox_.root() / "report.txt";
  testing::write_file(report, "mine");
  for (const char* name : {"lock", "chancery.id", "XAPIANDB.new", "chancery.id.new"}) {
    fs::create_directory(sandbox_.database());
    fs::create_symlink(report, in_database(name));
    sandbox_.index({sandbox_.documents().string()});
    EXPECT_EQ(testing::read_file(report), "mine") << name;
    fs::remove_all(sandbox_.database());
  }
}

TEST_F(Directory, AStubThatLeadsOutIsNotFollowed) {
  const fs::path victim = sandbox_.root() / "victim";
  Command command = sandbox_.command(
      "chancery-index", {"-q", "--db", victim.string(), sandbox_.documents().string()});
  ASSERT_EQ(sandbox_.run(command).status, 0);
  testing::write_file(victim / "letter.txt", "mine");
  for (const char* const line :
       {"auto ../victim\n", "auto ../victim/gen-000001\n", "remote :/usr/bin/touch touched\n"}) {
    testing::write_file(in_database("XAPIANDB"), std::string(kHead) + line);
    for (const char* option : {"-q", "--full"}) {
      expect_refused(sandbox_.index({option, sandbox_.documents().string()}), "XAPIANDB");
    }
    EXPECT_EQ(testing::read_file(victim / "letter.txt"), "mine");
    EXPECT_TRUE(fs::exists(victim / "gen-000001" / "iamglass"));
    fs::remove_all(sandbox_.database());
  }
}

TEST_F(Directory, ALostStubLosesNothing) {
  const std::vector<Arguments> runs = {{"--retag"},
                                       {other_.string()},
                                       {"--retry-failed"},
                                       {"--full", sandbox_.documents().string()},
                                       {sandbox_.documents().string()}};
  for (const Arguments& run : runs) {
    for (const std::string& stub :
         {std::string("none"), std::string(), std::string(kHead), std::string(76, '\0')}) {
      SCOPED_TRACE(run[0] + " " + stub);
      fs::remove_all(sandbox_.database());
      sandbox_.index_documents();
      fs::remove(in_database("XAPIANDB"));
      if (stub != "none") testing::write_file(in_database("XAPIANDB"), stub);
      expect_all();  // a search finds the generation, too
      const Outcome outcome = sandbox_.index(run);
      EXPECT_EQ(outcome.status, 0) << outcome;
      EXPECT_THAT(outcome.err, HasSubstr("XAPIANDB"));
      EXPECT_THAT(sandbox_.names("railways"), ElementsAre("one.txt"));
      EXPECT_EQ(sandbox_.names("*").size(), run[0] == other_.string() ? 3U : 2U);
    }
  }
}

TEST_F(Directory, AStubThatCannotBeReadEndsTheRun) {
  if (!has_strace()) GTEST_SKIP() << "strace is not to be had here";
  sandbox_.index_documents();
  const std::string before = testing::read_file(in_database("XAPIANDB"));
  sandbox_.write("three.txt", "A text on bridges.");
  for (const char* name : {"XAPIANDB", "chancery.id", "gen-000001/chancery.generation"}) {
    for (const char* call : {"openat:error=EMFILE", "openat:error=EACCES", "read:error=EIO"}) {
      for (int when = 1; when <= 3; ++when) {
        SCOPED_TRACE(fmt::format("{} {} {}", name, call, when));
        const std::string trace = std::string(call).substr(0, std::string(call).find(':'));
        const Outcome outcome = index_with(
            fmt::format("-P \"$DB\"/{} -e trace={} -e inject={}:when={}", name, trace, call, when),
            "\"$DOCUMENTS\"/one.txt");
        // One that the run does not come to does no harm.
        if (outcome.status == 2) expect_refused(outcome, fs::path(name).filename());
        EXPECT_EQ(testing::read_file(in_database("XAPIANDB")), before);
        EXPECT_THAT(generations(), ElementsAre("gen-000001"));
        expect_all();
      }
    }
  }
  EXPECT_EQ(index_with("-P \"$DB\"/XAPIANDB -e trace=read -e inject=read:error=EIO:when=1",
                       "\"$DOCUMENTS\"/one.txt")
                .status,
            2);
}

TEST_F(Directory, SyncsThatFailAreBelieved) {
  if (!has_strace()) GTEST_SKIP() << "strace is not to be had here";
  const std::string fault = "-e trace=fdatasync -e inject=fdatasync:error=EIO";
  expect_refused(index_with(fault, "\"$DOCUMENTS\""), "Input/output error");
  EXPECT_THAT(generations(), ElementsAre());
  for (const char* shards : {"1", "3"}) {
    fs::remove_all(sandbox_.database());
    ASSERT_EQ(sandbox_.index({"--shards", shards, sandbox_.documents().string()}).status, 0);
    testing::write_file(other_, "A text on canals.");
    for (const char* run : {"--full \"$DOCUMENTS\"", "--retag", "--shards 2 \"$DOCUMENTS\"",
                            "\"$DOCUMENTS\"/../other"}) {
      SCOPED_TRACE(std::string(run) + " " + shards);
      EXPECT_EQ(index_with(fault, run).status, 2);
      EXPECT_THAT(generations(), ElementsAre("gen-000001"));
      expect_all();
    }
  }
}

TEST_F(Directory, AFirstRunThatHasNotEndedIsSaid) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += fmt::format("word{} ", i);
  for (int i = 0; i < 400; ++i) sandbox_.write(fmt::format("{}.txt", i), text);
  Process run(sandbox_.command("chancery-index", {"-q", "--db", sandbox_.database().string(),
                                                  sandbox_.documents().string()}));
  while (!fs::exists(in_database("gen-000001/building")) && run.running()) usleep(200);
  run.signal(SIGKILL);
  run.wait();
  ASSERT_FALSE(fs::exists(in_database("XAPIANDB"))) << "the run was over before it was killed";
  expect_refused(sandbox_.search({"railways"}), "first run of chancery-index has not ended");
  expect_refused(sandbox_.index({"--report"}), "first run of chancery-index has not ended");
  EXPECT_EQ(sandbox_.index({"-q", sandbox_.documents().string()}).status, 0);
  EXPECT_THAT(sandbox_.names("railways"), ElementsAre("one.txt"));
}

TEST_F(Directory, IsTheUsersAlone) {
  for (const char* mask : {"0022", "0000"}) {
    fs::remove_all(sandbox_.database());
    ASSERT_EQ(
        shell(fmt::format("umask {}; \"$INDEX\" -q --db \"$DB\" \"$DOCUMENTS\"", mask)).status, 0);
    const Outcome open = shell("find \"$DB\" -perm /077");
    EXPECT_EQ(open.out, "") << mask;
  }
}

TEST_F(Directory, ThatOthersMayReadStaysReadable) {
  sandbox_.index_documents();
  ASSERT_EQ(shell("chmod -R go+rX \"$DB\"").status, 0);
  ASSERT_EQ(sandbox_.index({"--full", sandbox_.documents().string()}).status, 0);
  EXPECT_THAT(generations(), ElementsAre("gen-000002"));
  EXPECT_EQ(shell("find \"$DB\" ! -perm /044").out, "");
}

// What the versions before the marks made, and what their runs that were killed left.
TEST_F(Directory, OfAnEarlierVersionIsTakenOver) {
  sandbox_.index_documents();
  fs::remove(in_database("chancery.id"));
  fs::remove(in_database("gen-000001/chancery.generation"));
  testing::write_file(in_database("building/segment-000000/iamglass"), "half");
  testing::write_file(in_database("lock"), "4711\n");
  expect_all();
  sandbox_.write("three.txt", "A text on bridges.");
  const Outcome outcome = sandbox_.index({sandbox_.documents().string()});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("building"));
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "three.txt", "two.txt"));
  EXPECT_TRUE(fs::exists(in_database("building/segment-000000/iamglass")));
  ASSERT_EQ(sandbox_.index({"--full", sandbox_.documents().string()}).status, 0);
  EXPECT_THAT(generations(), ElementsAre("building", "gen-000002"));
  fs::remove(in_database("XAPIANDB"));
  EXPECT_EQ(sandbox_.names("*").size(), 3U);
}

}  // namespace
}  // namespace chancery::cli
