#include "search/plan/own_places.h"

#include <gtest/gtest.h>

namespace chancery::search {
namespace {

TEST(OwnPlaces, OneMentionIsNotTwo) {
  EXPECT_FALSE(have_own_places({{{5, 5}}, {{5, 5}}}));
  EXPECT_FALSE(have_own_places({{{5, 6}}, {{5, 5}}}));
  EXPECT_TRUE(have_own_places({{{5, 5}}, {{5, 5}, {9, 9}}}));
  EXPECT_TRUE(have_own_places({{{5, 5}}, {{6, 6}}}));
}

TEST(OwnPlaces, AMentionIsLeftToTheSideThatHasNoOther) {
  EXPECT_TRUE(have_own_places({{{5, 5}, {9, 9}}, {{5, 5}}}));
  EXPECT_TRUE(have_own_places({{{1, 1}, {2, 2}}, {{1, 1}}, {{2, 2}, {3, 3}}}));
  EXPECT_FALSE(have_own_places({{{1, 1}, {2, 2}}, {{1, 1}}, {{2, 2}}}));
}

TEST(OwnPlaces, ASideWithoutPlacesMeetsNothing) {
  EXPECT_FALSE(have_own_places({{{1, 1}}, {}}));
}

}  // namespace
}  // namespace chancery::search
