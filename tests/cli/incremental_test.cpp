// The second run: only what changed is read, and the database follows the folder.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Other bytes behind the same size, time and inode.
void replace_unseen(const fs::path& file, std::string_view content) {
  struct stat before = {};
  ASSERT_EQ(stat(file.c_str(), &before), 0);
  ASSERT_EQ(static_cast<size_t>(before.st_size), content.size());
  std::fstream(file, std::ios::in | std::ios::out | std::ios::binary) << content;
  const timespec times[] = {before.st_atim, before.st_mtim};
  ASSERT_EQ(utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
}

class SecondRun : public ::testing::Test {
 protected:
  void SetUp() override {
    one_ = sandbox_.write("one.txt", "A text on apples.");
    sandbox_.write("below/two.txt", "A text on pears.");
    sandbox_.index_documents();
  }
  Outcome again(Arguments arguments = {}) const {
    arguments.push_back(sandbox_.documents().string());
    Outcome outcome = sandbox_.index(std::move(arguments));
    EXPECT_EQ(outcome.status, 0) << outcome;
    return outcome;
  }

  Sandbox sandbox_;
  fs::path one_;
};

TEST_F(SecondRun, AChangeBehindTheSameSizeTimeAndInodeIsSeen) {
  replace_unseen(one_, "A text on plums.?");
  EXPECT_THAT(again().err, HasSubstr("1 changed"));
  EXPECT_THAT(sandbox_.names("plums"), ElementsAre("one.txt"));
  EXPECT_THAT(sandbox_.names("apples"), IsEmpty());
}

TEST_F(SecondRun, FullReadsEverythingAgain) {
  replace_unseen(one_, "A text on plums.?");
  again({"--full"});
  EXPECT_THAT(sandbox_.names("plums"), ElementsAre("one.txt"));
  EXPECT_THAT(sandbox_.names("apples"), IsEmpty());
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "two.txt"));
}

TEST_F(SecondRun, AChangedFileReplacesItself) {
  sandbox_.write("one.txt", "Now a longer text on plums.");
  EXPECT_THAT(again().err, HasSubstr("1 changed"));
  EXPECT_THAT(sandbox_.names("apples"), IsEmpty());
  EXPECT_THAT(sandbox_.names("plums"), ElementsAre("one.txt"));
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "two.txt"));
}

TEST_F(SecondRun, AChangeOfTheSameSizeIsSeenByItsTime) {
  sandbox_.write("one.txt", "A text on plums.?");
  again();
  EXPECT_THAT(sandbox_.names("plums"), ElementsAre("one.txt"));
}

TEST_F(SecondRun, AnotherFileOfTheSameNameSizeAndTimeIsSeenByItsInode) {
  struct stat before = {};
  ASSERT_EQ(stat(one_.c_str(), &before), 0);
  const fs::path other = sandbox_.write("other.txt", "A text on plums.?");
  const timespec times[] = {before.st_atim, before.st_mtim};
  ASSERT_EQ(utimensat(AT_FDCWD, other.c_str(), times, 0), 0);
  fs::rename(other, one_);
  again();
  EXPECT_THAT(sandbox_.names("plums"), ElementsAre("one.txt"));
}

TEST_F(SecondRun, ADeletedFileGoes) {
  fs::remove(one_);
  EXPECT_THAT(again().err, HasSubstr("1 removed"));
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("two.txt"));
}

TEST_F(SecondRun, ANewFileComes) {
  sandbox_.write("below/three.txt", "A text on figs.");
  EXPECT_THAT(again().err, HasSubstr("1 new"));
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "three.txt", "two.txt"));
  EXPECT_THAT(sandbox_.names("figs"), ElementsAre("three.txt"));
}

TEST_F(SecondRun, AMovedFileIsFoundWhereItIsNow) {
  fs::rename(one_, sandbox_.documents() / "moved.txt");
  again();
  EXPECT_THAT(sandbox_.names("apples"), ElementsAre("moved.txt"));
}

TEST_F(SecondRun, AFolderThatIsIgnoredNowGoes) {
  sandbox_.write(".chanceryignore", "below/\n");
  again();
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt"));
}

TEST_F(SecondRun, FoldersOfOtherRunsStay) {
  const fs::path other = sandbox_.root() / "other";
  testing::write_file(other / "three.txt", "A text on figs.");
  ASSERT_EQ(sandbox_.index({other.string()}).status, 0);
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "three.txt", "two.txt"));
  // What is gone elsewhere is seen by the run that looks there.
  fs::remove(one_);
  ASSERT_EQ(sandbox_.index({other.string()}).status, 0);
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "three.txt", "two.txt"));
  again();
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("three.txt", "two.txt"));
}

TEST_F(SecondRun, FullOfOneFolderKeepsTheOthers) {
  const fs::path other = sandbox_.root() / "other";
  testing::write_file(other / "three.txt", "A text on figs.");
  ASSERT_EQ(sandbox_.index({"--full", other.string()}).status, 0);
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("one.txt", "three.txt", "two.txt"));
}

TEST_F(SecondRun, AFolderWhoseNameBeginsTheSameIsAnother) {
  const fs::path other = sandbox_.root() / "documents-too";
  testing::write_file(other / "three.txt", "A text on figs.");
  ASSERT_EQ(sandbox_.index({other.string()}).status, 0);
  again();
  EXPECT_THAT(sandbox_.names("figs"), ElementsAre("three.txt"));
}

TEST_F(SecondRun, AFolderThatBecameEmptyEmptiesTheDatabase) {
  fs::remove(one_);
  fs::remove_all(sandbox_.documents() / "below");
  const Outcome outcome = sandbox_.index({sandbox_.documents().string()});
  EXPECT_LT(outcome.status, 2) << outcome;
  EXPECT_THAT(sandbox_.names("*"), IsEmpty());
}

TEST_F(SecondRun, ManyChangesAtOnce) {
  constexpr int kFiles = 450;
  for (int i = 0; i < kFiles; ++i)
    sandbox_.write("many/" + std::to_string(i) + ".txt", "A text on nuts.");
  again();
  EXPECT_EQ(sandbox_.names("nuts").size(), 450U);
  for (int i = 0; i < kFiles; i += 2)
    sandbox_.write("many/" + std::to_string(i) + ".txt", "Now a text on dates and raisins.");
  for (int i = 1; i < kFiles; i += 2)
    if (i % 3 == 0) fs::remove(sandbox_.documents() / "many" / (std::to_string(i) + ".txt"));
  again();
  EXPECT_EQ(sandbox_.names("raisins").size(), 225U);
  EXPECT_EQ(sandbox_.names("nuts").size(), 150U);
  EXPECT_THAT(sandbox_.names("apples"), ElementsAre("one.txt"));
}

TEST_F(SecondRun, AnswersAreThoseOfAFreshDatabase) {
  sandbox_.write("one.txt", "Apples and pears, a longer text.");
  sandbox_.write("three.txt", "Figs and apples.");
  fs::remove(sandbox_.documents() / "below/two.txt");
  again();
  const auto scores = [&](const fs::path& database) {
    Command command = sandbox_.command(
        "chancery-search", {"--db", database.string(), "--format", "csv", "apples figs"});
    return sandbox_.run(command).out;
  };
  const fs::path fresh = sandbox_.root() / "fresh";
  ASSERT_EQ(sandbox_
                .run(sandbox_.command("chancery-index",
                                      {"--db", fresh.string(), sandbox_.documents().string()}))
                .status,
            0);
  EXPECT_EQ(scores(sandbox_.database()), scores(fresh));
}

TEST_F(SecondRun, AFileThatCouldNotBeReadIsStillReported) {
  sandbox_.write("empty.txt", "");
  again();
  EXPECT_THAT(again().err, HasSubstr("1 skipped"));
  EXPECT_THAT(sandbox_.index({"--report"}).out, HasSubstr("empty.txt"));
  sandbox_.write("empty.txt", "No more.");
  EXPECT_THAT(again().err, Not(HasSubstr("skipped")));
  EXPECT_THAT(sandbox_.index({"--report"}).out, Not(HasSubstr("empty.txt")));
}

}  // namespace
}  // namespace chancery::cli
