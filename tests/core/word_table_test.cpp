#include "chancery/word_table.h"

#include <gtest/gtest.h>

#include <string>

namespace chancery {
namespace {

TEST(WordTable, NumbersWordsInTheOrderOfTheirComing) {
  WordTable table;
  EXPECT_EQ(table.find("baku"), WordTable::kNone);
  EXPECT_EQ(table.add("baku"), 0u);
  EXPECT_EQ(table.add("yerevan"), 1u);
  EXPECT_EQ(table.add("baku"), 0u);
  EXPECT_EQ(table.size(), 2u);
  EXPECT_EQ(table.find("yerevan"), 1u);
  EXPECT_EQ(table.find("yereva"), WordTable::kNone);
  EXPECT_EQ(table.word(1), "yerevan");
}

TEST(WordTable, HoldsTheEmptyWordAndZeroBytes) {
  WordTable table;
  EXPECT_EQ(table.add(""), 0u);
  EXPECT_EQ(table.add(std::string_view("\0", 1)), 1u);
  EXPECT_EQ(table.add(std::string_view("\0\0", 2)), 2u);
  EXPECT_EQ(table.find(""), 0u);
  EXPECT_EQ(table.word(2).size(), 2u);
}

TEST(WordTable, KeepsAllWordsAsItGrows) {
  WordTable table;
  constexpr uint32_t kWords = 20'000;
  for (uint32_t i = 0; i < kWords; ++i) EXPECT_EQ(table.add("w" + std::to_string(i)), i);
  for (uint32_t i = 0; i < kWords; ++i) {
    ASSERT_EQ(table.find("w" + std::to_string(i)), i);
    ASSERT_EQ(table.word(i), "w" + std::to_string(i));
  }
  EXPECT_EQ(table.find("w" + std::to_string(kWords)), WordTable::kNone);
}

TEST(WordTable, IsEmptyAfterClear) {
  WordTable table;
  table.add("baku");
  table.clear();
  EXPECT_EQ(table.size(), 0u);
  EXPECT_EQ(table.find("baku"), WordTable::kNone);
  EXPECT_EQ(table.add("yerevan"), 0u);
}

}  // namespace
}  // namespace chancery
