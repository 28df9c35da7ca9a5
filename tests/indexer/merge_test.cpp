#include "indexer/write/merge.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/write/index_directory.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(GroupsToMerge, AreNoneOfFewDatabases) {
  EXPECT_THAT(groups_to_merge(0, 10), IsEmpty());
  EXPECT_THAT(groups_to_merge(10, 10), IsEmpty());
}

TEST(GroupsToMerge, AreNoLargerThanNeeded) {
  EXPECT_THAT(groups_to_merge(11, 10), ElementsAre(Pair(9, 11)));
  EXPECT_THAT(groups_to_merge(14, 10), ElementsAre(Pair(9, 14)));
  EXPECT_THAT(groups_to_merge(25, 10), ElementsAre(Pair(15, 25), Pair(8, 15)));
}

TEST(GroupsToMerge, HaveEachDatabaseOnce) {
  for (size_t count = 0; count < 2'000; ++count) {
    size_t left = count, before = count;
    for (const auto& [first, last] : groups_to_merge(count, 10)) {
      ASSERT_LE(last, before);
      ASSERT_GE(last - first, 2U);
      ASSERT_LE(last - first, 10U);
      left -= last - first - 1;
      before = first;
    }
    // Those of a second pass are merged results themselves.
    ASSERT_LE(left, std::max<size_t>(10, (count + 9) / 10)) << count;
  }
}

TEST(Merge, KeepsTheOrderThroughPasses) {
  constexpr size_t kMany = 320;  // more than may be open, twice
  testing::TempDirectory directory;
  IndexDirectory database(directory.path() / "db");
  const Generation& generation = database.begin();
  std::vector<std::filesystem::path> sources;
  for (size_t i = 0; i < kMany; ++i) {
    sources.push_back(generation.scratch() / fmt::format("segment-{:06}", i));
    Xapian::WritableDatabase segment = new_segment(sources.back());
    Xapian::Document document;
    document.set_data(std::to_string(i));
    segment.add_document(document);
    segment.commit();
  }
  merge(sources, generation.path(), generation);
  const Xapian::Database all(generation.path().string());
  ASSERT_EQ(all.get_doccount(), kMany);
  for (size_t i = 0; i < kMany; ++i) {
    EXPECT_EQ(all.get_document(static_cast<Xapian::docid>(i + 1)).get_data(), std::to_string(i));
  }
  for (const std::filesystem::path& source : sources) {
    EXPECT_TRUE(std::filesystem::exists(source / "iamglass")) << source;
  }
  const std::filesystem::directory_iterator entries(generation.scratch());
  EXPECT_EQ(std::distance(entries, {}), static_cast<ptrdiff_t>(kMany));
}

}  // namespace
}  // namespace chancery::indexer
