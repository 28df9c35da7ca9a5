// Files of which only the time of the inode's last change is another: that of their rights and
// names, or of their bytes behind times that were set back.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "indexer/compare.h"
#include "indexer/content.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

constexpr FileSignature kKnown{10, 1, 1, 100, 77};
constexpr FileSignature kTouched{10, 1, 1, 101};

class TouchedFile : public ::testing::Test {
 protected:
  TouchedFile() { found_.folders = {"/d"}; }
  Changes run(CompareOptions options = {}) const {
    return compare(found_, known_, before_, options);
  }
  static CompareOptions with_content(char same) {
    CompareOptions options;
    options.same_content = [same](const std::vector<FoundFile>& files) {
      for (const FoundFile& file : files) EXPECT_EQ(file.signature.content, 77U);
      return std::vector<char>(files.size(), same);
    };
    return options;
  }

  Found found_;
  KnownFiles known_ = {{"/d/a", {kKnown, {1}}}, {"/d/b", {kKnown, {2}}}};
  RunReport before_;
};

TEST_F(TouchedFile, IsUnchangedWhenItsBytesAre) {
  found_.files = {{"/d/a", kTouched}, {"/d/b", {10, 1, 1, 100}}};
  const Changes changes = run(with_content(1));
  EXPECT_THAT(changes.read, IsEmpty());
  EXPECT_THAT(changes.removed, IsEmpty());
  EXPECT_EQ(changes.report.unchanged, 2U);
  EXPECT_EQ(changes.report.touched, 1U);
  EXPECT_THAT(changes.touched, ElementsAre(Pair("/d/a", 101)));
}

TEST_F(TouchedFile, IsReadWhenTheyAreNot) {
  found_.files = {{"/d/a", kTouched}, {"/d/b", {10, 1, 1, 100}}};
  for (const CompareOptions& options : {with_content(0), CompareOptions()}) {
    const Changes changes = run(options);
    ASSERT_THAT(changes.read, SizeIs(1));
    EXPECT_EQ(changes.read[0].path, "/d/a");
    EXPECT_EQ(changes.read[0].signature, kTouched);
    EXPECT_THAT(changes.removed, ElementsAre(1U));
    EXPECT_EQ(changes.report.changed, 1U);
    EXPECT_THAT(changes.touched, IsEmpty());
  }
}

TEST_F(TouchedFile, IsReadWhenItsBytesAreNotKnown) {
  known_["/d/a"].signature.content = 0;
  found_.files = {{"/d/a", kTouched}, {"/d/b", {10, 1, 1, 100}}};
  EXPECT_THAT(run(with_content(1)).read, SizeIs(1));
}

TEST_F(TouchedFile, IsReadByAFullRun) {
  found_.files = {{"/d/a", kTouched}, {"/d/b", kTouched}};
  CompareOptions options = with_content(1);
  options.full = true;
  EXPECT_THAT(run(options).read, SizeIs(2));
}

TEST_F(TouchedFile, KeepsWhatIsSaidOfItsParts) {
  before_.failed = {{"/d/a", "encrypted", Lack::kNoText, {10, 1, 1, 100}, "!1.pdf"}};
  found_.files = {{"/d/a", kTouched}, {"/d/b", {10, 1, 1, 100}}};
  const Changes changes = run(with_content(1));
  ASSERT_THAT(changes.still_failed, SizeIs(1));
  // As it is now, so that the next run need not look again.
  EXPECT_EQ(changes.still_failed[0].signature.changed_ns, 101);
}

TEST_F(TouchedFile, IsNotLookedAtTwice) {
  add_touched(TouchedFiles{{"/d/a", 101}, {"/other", 5}}, known_);
  known_["/e/c"] = {kKnown, {3}, false, true};
  found_.files = {{"/d/a", kTouched}};
  const Changes changes = run(with_content(0));
  EXPECT_THAT(changes.read, IsEmpty());
  EXPECT_EQ(changes.report.touched, 0U);
  // /d/b is gone, and /e is another folder.
  EXPECT_THAT(changes.touched, ElementsAre(Pair("/d/a", 101), Pair("/e/c", 100)));
}

TEST(TouchedFiles, ComeBack) {
  const TouchedFiles touched = {
      {"/a", 1}, {"/a/b", INT64_MIN}, {"/a/bc\xFF", INT64_MAX}, {"/b", 1'700'000'000'123'456'789}};
  EXPECT_EQ(unpack_touched(pack(touched)), touched);
  EXPECT_THAT(unpack_touched(""), IsEmpty());
  EXPECT_THAT(unpack_touched("\xFF\xFF"), IsEmpty());
}

TEST(Content, IsHashedWhole) {
  const testing::TempDirectory folder;
  const auto hash = [&](const std::string& bytes) {
    const std::string path = folder.write("file", bytes).string();
    const int file = open(path.c_str(), O_RDONLY);
    const uint64_t found = content_hash(file);
    close(file);
    return found;
  };
  const std::string long_text(1'000'000, 'x');
  EXPECT_EQ(hash(long_text + "a"), hash(long_text + "a"));
  EXPECT_NE(hash(long_text + "a"), hash(long_text + "b"));
  EXPECT_NE(hash("a"), 0U);
  EXPECT_EQ(content_hash(-1), 0U);
}

TEST(Content, OfManyFilesIsCompared) {
  const testing::TempDirectory folder;
  std::vector<FoundFile> files;
  for (const char* name : {"a", "b", "c"}) {
    const std::string path = folder.write(name, name).string();
    const int file = open(path.c_str(), O_RDONLY);
    files.push_back({path, {}});
    files.back().signature.content = content_hash(file);
    close(file);
  }
  folder.write("b", "other");
  files.push_back({(folder / "gone").string(), {1, 2, 3, 4, 5}});
  EXPECT_THAT(same_content(files, 3), ElementsAre(1, 0, 1, 0));
  EXPECT_THAT(same_content({}, 3), IsEmpty());
}

}  // namespace
}  // namespace chancery::indexer
