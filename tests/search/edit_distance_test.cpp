#include "search/plan/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

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

// The same by the whole table.
size_t plain_distance(std::u32string_view left, std::u32string_view right) {
  std::vector<std::vector<size_t>> table(left.size() + 1, std::vector<size_t>(right.size() + 1));
  for (size_t i = 0; i <= left.size(); ++i) {
    for (size_t j = 0; j <= right.size(); ++j) {
      size_t& here = table[i][j];
      here = std::max(i, j);
      if (i == 0 || j == 0) continue;
      here = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                       table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
        here = std::min(here, table[i - 2][j - 2] + 1);
    }
  }
  return table[left.size()][right.size()];
}

TEST(EditDistance, IsThatOfTheWholeTable) {
  std::mt19937 lots(7);
  const auto word = [&](size_t most) {
    std::u32string made(lots() % (most + 1), U'a');
    for (char32_t& character : made) character = U'a' + lots() % 3;
    return made;
  };
  for (int i = 0; i < 4000; ++i) {
    const size_t most = i % 20 == 0 ? 80 : 9;
    const std::u32string left = word(most), right = word(most);
    const size_t distance = plain_distance(left, right);
    for (const size_t limit : {0U, 1U, 2U, 3U, 5U, 100U}) {
      ASSERT_EQ(edit_distance(left, right, limit), std::min<size_t>(distance, limit + 1))
          << left.size() << ' ' << right.size() << ' ' << limit;
      const bool may = may_be_within(characters_met(left), characters_met(right), limit);
      ASSERT_TRUE(may || distance > limit);
    }
  }
  EXPECT_FALSE(may_be_within(characters_met(U"salt"), characters_met(U"corridor"), 2));
}

}  // namespace
}  // namespace chancery::search
