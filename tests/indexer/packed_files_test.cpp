#include "indexer/walk/packed_files.h"

#include <gtest/gtest.h>

namespace chancery::indexer {
namespace {

TEST(PackedFiles, ComeOutAsTheyWentIn) {
  const std::vector<FoundFile> files = {
      {"/a/b/first.txt", {12, 1'700'000'000'123'456'789, 7, 1'700'000'000'123'456'790}},
      {"/a/b/second.txt", {0, -5, 0}},
      {"/a/b/second.txt.old", {UINT64_MAX, INT64_MIN, UINT64_MAX, INT64_MAX}},
      {"/a", {1, 2, 3}},
      {std::string("/odd\xFF\0name", 10), {4, 5, 6}},
  };
  PackedFiles packed(files);
  EXPECT_EQ(packed.size(), files.size());
  for (const FoundFile& file : files) {
    ASSERT_NE(packed.front(), nullptr);
    EXPECT_EQ(packed.front()->path, file.path);
    const FoundFile taken = packed.take();
    EXPECT_EQ(taken.path, file.path);
    EXPECT_EQ(taken.signature, file.signature);
  }
  EXPECT_EQ(packed.front(), nullptr);
  EXPECT_EQ(packed.size(), files.size());
}

TEST(PackedFiles, MayBeNone) {
  EXPECT_EQ(PackedFiles({}).front(), nullptr);
}

}  // namespace
}  // namespace chancery::indexer
