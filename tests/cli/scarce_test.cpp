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

}  // namespace
}  // namespace chancery::cli
