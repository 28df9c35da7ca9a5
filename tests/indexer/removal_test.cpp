#include "indexer/write/removal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "chancery/database_layout.h"
#include "chancery/small_file.h"
#include "tests/support/directories.h"
#include "tests/support/errors.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string kId = "0123456789abcdef0123456789abcdef";

class Removal : public ::testing::Test {
 protected:
  void mark(const std::string& generation, uint32_t number, const std::string& id = kId,
            const char* file = kMarkFile) const {
    GenerationMark mark;
    mark.database = id;
    mark.number = number;
    directory_.write(generation + "/" + file, mark.text());
  }
  std::string remove(uint32_t number) const {
    return remove_generation(fd_.get(), directory_.path(), number, kId);
  }
  bool exists(const std::string& name) const { return fs::exists(directory_ / name); }

  testing::TempDirectory directory_;
  OwnedFd fd_ = open_directory(directory_.path());
};

TEST_F(Removal, TakesAGenerationWithAllThatIsOurs) {
  mark("gen-000003", 3);
  for (const char* file : {"iamglass", "postlist.glass", "flintlock", "shard-000/iamglass",
                           "shard-012/position.glass", "building/segment-000007/termlist.glass",
                           "building/base-000000/docdata.glass", "building/journal", "XAPIANDB",
                           "building/words-000001/v.tmp", "building/head-000000/spelling.glass",
                           "building/merged-000000/synonym.glass", "chancery.generation.new"}) {
    directory_.write(std::string("gen-000003/") + file, "x");
  }
  EXPECT_EQ(remove(3), "");
  EXPECT_FALSE(exists("gen-000003"));
}

TEST_F(Removal, LeavesWhatDoesNotCarryTheMark) {
  directory_.write("gen-000001/iamglass", "theirs");
  mark("gen-000002", 2, std::string(32, 'f'));
  mark("gen-000003", 4);
  directory_.write("gen-000004/chancery.generation", "nonsense");
  for (uint32_t number = 1; number <= 4; ++number) {
    EXPECT_EQ(remove(number), "");
    EXPECT_TRUE(exists(generation_name(number))) << number;
  }
  EXPECT_TRUE(exists("gen-000001/iamglass"));
}

TEST_F(Removal, LeavesWhatHasAnotherName) {
  mark("gen-000003", 3);
  directory_.write("gen-000003/iamglass", "x");
  directory_.write("gen-000003/shard-000/iamglass", "x");
  directory_.write("gen-000003/shard-000/notes/mine.txt", "mine");
  EXPECT_THAT(remove(3), AllOf(HasSubstr("gen-000003"), HasSubstr("shard-000/notes")));
  EXPECT_FALSE(exists("gen-000003/iamglass"));
  EXPECT_FALSE(exists("gen-000003/shard-000/iamglass"));
  EXPECT_EQ(testing::read_file(directory_ / "gen-000003/shard-000/notes/mine.txt"), "mine");
  // It is not taken for a generation any more, and goes when what was strange is gone.
  EXPECT_FALSE(exists("gen-000003/chancery.generation"));
  fs::remove_all(directory_ / "gen-000003/shard-000/notes");
  EXPECT_EQ(remove(3), "");
  EXPECT_FALSE(exists("gen-000003"));
}

TEST_F(Removal, FollowsNoLink) {
  directory_.write("victim/iamglass", "theirs");
  mark("victim", 4);
  mark("gen-000003", 3);
  fs::create_directory_symlink(directory_ / "victim", directory_ / "gen-000003/shard-000");
  fs::create_symlink(directory_ / "victim/iamglass", directory_ / "gen-000003/iamglass");
  fs::create_directory_symlink(directory_ / "victim", directory_ / "gen-000004");
  EXPECT_THAT(remove(3), HasSubstr("gen-000003"));
  EXPECT_EQ(remove(4), "");
  EXPECT_EQ(testing::read_file(directory_ / "victim/iamglass"), "theirs");
  EXPECT_TRUE(fs::is_symlink(directory_ / "gen-000004"));
}

TEST_F(Removal, GoesOnWhereItWasBrokenOff) {
  mark("gen-000003", 3, kId, kRemovedFile);
  directory_.write("gen-000003/position.glass", "x");
  EXPECT_EQ(remove(3), "");
  EXPECT_FALSE(exists("gen-000003"));
}

TEST_F(Removal, TakesWhatWasHardlyBegun) {
  fs::create_directory(directory_ / "gen-000005");
  directory_.write("gen-000006/chancery.generation.new", "# half");
  EXPECT_EQ(remove(5), "");
  EXPECT_EQ(remove(6), "");
  EXPECT_FALSE(exists("gen-000005"));
  EXPECT_FALSE(exists("gen-000006"));
}

TEST_F(Removal, OfScratchSaysWhatStays) {
  directory_.write("segment-000001/iamglass", "x");
  remove_scratch(fd_.get(), directory_.path(), "segment-000001");
  EXPECT_FALSE(exists("segment-000001"));
  directory_.write("segment-000001/mine.txt", "mine");
  EXPECT_THAT(
      testing::error_of([&] { remove_scratch(fd_.get(), directory_.path(), "segment-000001"); }),
      HasSubstr("mine.txt"));
  EXPECT_TRUE(exists("segment-000001/mine.txt"));
}

// Whatever is removed goes through this file's functions: no other source of the indexer calls what
// removes a folder with all that is in it, or any file by a path that it was given.
TEST(RemovalIsInOnePlace, InTheSources) {
  const std::regex removes(R"((remove_all|fs::remove|filesystem::remove|unlinkat|unlink|rmdir)\()");
  for (const auto& entry : fs::recursive_directory_iterator(source_directory() + "/indexer")) {
    const fs::path& path = entry.path();
    if (!entry.is_regular_file() || path.filename() == "removal.cpp") continue;
    std::string text = testing::read_file(path);
    if (path.filename() == "durable.cpp") {
      // The draft of a file that the program writes itself.
      const std::string draft = "unlinkat(directory, draft.c_str(), 0)";
      const size_t at = text.find(draft);
      ASSERT_NE(at, text.npos);
      text.erase(at, draft.size());
    }
    EXPECT_FALSE(std::regex_search(text, removes)) << path;
  }
}

}  // namespace
}  // namespace chancery::indexer
