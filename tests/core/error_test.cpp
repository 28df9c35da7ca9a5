#include "chancery/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "chancery/utf8.h"

namespace chancery {
namespace {

using ::testing::EndsWith;

TEST(Error, JoinsMessageAndAdvice) {
  EXPECT_STREQ(Error("x is missing", "add it").what(), "x is missing; add it");
  EXPECT_STREQ(Error("x is missing").what(), "x is missing");
}

TEST(QueryError, CaretStandsUnderThePlace) {
  EXPECT_EQ(QueryError("no field", "a foo:b", 2).caret(), "a foo:b\n  ^");
  EXPECT_EQ(QueryError("no field", "é foo:b", 3).caret(), "é foo:b\n  ^");
}

TEST(QueryError, OffsetIsNotBeyondTheQuery) {
  EXPECT_EQ(QueryError("open", "ab", 10).offset(), 2U);
  EXPECT_EQ(QueryError("open", "ab", 10).caret(), "ab\n  ^");
}

TEST(QueryError, CaretOfALongQueryIsOneShortLine) {
  const QueryError error("no field", std::string(100'000, 'x'), 50'000);
  EXPECT_LT(error.caret().size(), 200U);
  EXPECT_THAT(error.caret(), EndsWith("\n" + std::string(50, ' ') + "^"));
}

TEST(QueryError, CaretShowsControlCharactersInert) {
  EXPECT_EQ(QueryError("no field", "\x1B[2Ja", 4).caret(), "\uFFFD[2Ja\n    ^");
}

TEST(QueryError, CaretSplitsNoCharacter) {
  std::string query;
  for (int i = 0; i < 100; ++i) query += "中";
  for (size_t offset = 0; offset < query.size(); ++offset) {
    EXPECT_TRUE(utf8::is_valid(QueryError("x", query, offset).caret()));
  }
}

}  // namespace
}  // namespace chancery
