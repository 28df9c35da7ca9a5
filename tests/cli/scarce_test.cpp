// Little memory, and a disk that is full.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;

class Scarce : public ::testing::Test {
 protected:
  Outcome shell(const std::string& script) {
    Command command = sandbox_.command("/bin/sh", {"-c", script});
    command.environment["INDEX"] = program_directory() + "/chancery-index";
    command.environment["SEARCH"] = program_directory() + "/chancery-search";
    command.environment["DOCUMENTS"] = sandbox_.documents().string();
    command.environment["PLACE"] = (sandbox_.root() / "place").string();
    return sandbox_.run(command);
  }
  void write_many(int count) {
    for (int i = 0; i < count; ++i) {
      std::string text = "Report\n\n";
      for (int j = 0; j < 4000; ++j) text += fmt::format("word{} ", (i * 4001 + j * 17) % 90'000);
      sandbox_.write(fmt::format("many/{}.txt", i), text);
    }
  }
  Sandbox sandbox_;
};

TEST_F(Scarce, AFullDiskIsSaidAndTheOldDatabaseStays) {
  fs::create_directory(sandbox_.root() / "place");
  if (shell("unshare -m mount -t tmpfs -o size=1m none \"$PLACE\"").status != 0) {
    GTEST_SKIP() << "no file system can be mounted here";
  }
  sandbox_.write("first.txt", "Armenia and Azerbaijan on border delimitation.\n");
  write_many(300);
  const Outcome outcome = shell(
      "unshare -m sh -c 'mount -t tmpfs -o size=8m none \"$PLACE\" && "
      "\"$INDEX\" -q --db \"$PLACE/db\" \"$DOCUMENTS/first.txt\" && "
      "\"$INDEX\" -q --db \"$PLACE/db\" \"$DOCUMENTS\"; echo status $?; "
      "\"$SEARCH\" --db \"$PLACE/db\" --paths delimitation; ls \"$PLACE/db\"'");
  EXPECT_THAT(outcome.out, HasSubstr("status 2\n")) << outcome;
  EXPECT_THAT(outcome.out, HasSubstr("first.txt\n")) << outcome;
  EXPECT_THAT(outcome.out, ::testing::Not(HasSubstr("building"))) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("the disk is full")) << outcome;
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
}

TEST_F(Scarce, TooLittleMemoryIsSaid) {
  sandbox_.write("first.txt", "Armenia and Azerbaijan on border delimitation.\n");
  // Just enough for the program to start, which is more with some libraries than with others.
  const Outcome outcome = shell(
      "status=127; limit=60000; while [ $status = 127 ] && [ $limit -lt 600000 ]; do "
      "(ulimit -v $limit; \"$INDEX\" -q --db \"$PLACE\" \"$DOCUMENTS\" 2>\"$PLACE.err\"); "
      "status=$?; limit=$((limit + 10000)); done; cat \"$PLACE.err\" >&2; echo status $status");
  if (outcome.out != "status 2\n") {
    GTEST_SKIP() << "no limit lets the program start and not finish here";
  }
  EXPECT_THAT(outcome.err, HasSubstr("not enough memory")) << outcome;
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
}

// A sanitizer needs terabytes of addresses, and pipes to look at memory.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_F(Scarce, TooLittleMemoryForThreadsIsSaid) {
  write_many(300);
  // jemalloc 5.3 itself is ended by SIGSEGV when it cannot make the arena of a thread.
  for (const char* limit : {"300000", "500000"}) {
    const Outcome outcome = shell(fmt::format(
        "ulimit -v {}; \"$INDEX\" -q --print -j 256 \"$DOCUMENTS\" >/dev/null; echo status $?",
        limit));
    EXPECT_THAT(outcome.out, ::testing::AnyOf("status 0\n", "status 2\n", "status 127\n"))
        << limit << outcome;
  }
}

TEST_F(Scarce, TooManyOpenFilesIsSaidAsThat) {
  write_many(6);
  bool said = false;
  for (int limit = 6; limit < 60; limit += 2) {
    fs::remove_all(sandbox_.root() / "place");
    const Outcome outcome = shell(fmt::format(
        "ulimit -n {}; \"$INDEX\" -q --db \"$PLACE\" \"$DOCUMENTS\"; echo status $?", limit));
    if (outcome.out == "status 0\n") break;
    SCOPED_TRACE(fmt::format("{} {}", limit, outcome.err));
    EXPECT_EQ(outcome.out, "status 2\n");
    EXPECT_THAT(outcome.err, ::testing::Not(HasSubstr("--full")));
    EXPECT_THAT(outcome.err, ::testing::Not(HasSubstr("disk full")));
    said = said ||
           (contains(outcome.err, "Too many open files") && contains(outcome.err, "ulimit -n"));
  }
  EXPECT_TRUE(said);
}
#endif

TEST_F(Scarce, ALimitOnTheSizeOfFilesIsSaid) {
  write_many(40);
  for (const char* blocks : {"1", "100", "1000"}) {  // of 512 bytes
    const Outcome outcome =
        shell(fmt::format("ulimit -f {}; \"$INDEX\" -q --db \"$PLACE/{}\" \"$DOCUMENTS\"; "
                          "echo status $?",
                          blocks, blocks));
    EXPECT_EQ(outcome.out, "status 2\n") << outcome;
    EXPECT_THAT(outcome.err, HasSubstr("File too large")) << blocks;
    EXPECT_THAT(outcome.err, HasSubstr("ulimit -f")) << blocks;
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
  }
}

TEST_F(Scarce, WhatCannotBeWrittenToStandardOutputIsSaid) {
  sandbox_.write("first.txt", "Armenia and Azerbaijan on border delimitation. Mr Bo Ek spoke.\n");
  sandbox_.index_documents();
  for (const char* what :
       {"--print \"$DOCUMENTS\"", "--report", "--suggest-actors", "--help", "--version"}) {
    for (const char* where : {">/dev/full", ">&-"}) {
      const Outcome outcome = shell(fmt::format("\"$INDEX\" --db \"{}\" {} {}; echo status $? >&2",
                                                sandbox_.database().string(), what, where));
      EXPECT_THAT(outcome.err, HasSubstr("chancery-index: standard output: ")) << what << where;
      EXPECT_THAT(outcome.err, HasSubstr("status 2\n")) << what << where;
    }
  }
}

TEST_F(Scarce, ClosedStandardStreamsDoNoHarm) {
  write_many(3);
  sandbox_.write("broken.bin", std::string(1000, '\0'));
  const std::string database = sandbox_.database().string();
  shell(fmt::format("\"$INDEX\" -v --db \"{0}\" \"$DOCUMENTS\" <&- >&- 2>&-", database));
  shell(fmt::format("\"$INDEX\" -v --full --db \"{0}\" \"$DOCUMENTS\" <&- >&- 2>&-", database));
  EXPECT_EQ(sandbox_.names("*").size(), 3U);
}

}  // namespace
}  // namespace chancery::cli
