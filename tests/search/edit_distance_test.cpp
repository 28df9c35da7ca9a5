#include "search/plan/edit_distance.h"

#include <gtest/gtest.h>

namespace chancery::search {
namespace {

TEST(EditDistance, CountsMistakes) {
  EXPECT_EQ(edit_distance(U"karabakh", U"karabakh", 2), 0U);
  EXPECT_EQ(edit_distance(U"karabak", U"karabakh", 2), 1U);
  EXPECT_EQ(edit_distance(U"azerbijan", U"azerbaijan", 2), 1U);
  EXPECT_EQ(edit_distance(U"slat", U"salt", 2), 1U) << "a swap is one mistake";
  EXPECT_EQ(edit_distance(U"мор", U"мир", 1), 1U);
  EXPECT_EQ(edit_distance(U"", U"ab", 2), 2U);
}

TEST(EditDistance, StopsAtTheLimit) {
  EXPECT_EQ(edit_distance(U"salt", U"corridor", 2), 3U);
  EXPECT_EQ(edit_distance(U"abcd", U"badc", 1), 2U);
  EXPECT_EQ(edit_distance(U"abcd", U"badc", 2), 2U);
  EXPECT_EQ(edit_distance(U"abc", U"xyz", 0), 1U);
}

}  // namespace
}  // namespace chancery::search
