#include "search/plan/query_size.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "chancery/error.h"

namespace chancery::search {
namespace {

// `part`, with the number of each in it, so many times.
std::string numbered(const std::string& part, size_t count, const std::string& by) {
  std::string query;
  for (size_t i = 0; i < count; ++i)
    query += (i == 0 ? "" : by) + fmt::format(fmt::runtime(part), i);
  return query;
}

bool is_too_much(const std::string& query) {
  try {
    check_size(query, parse_query(query));
    return false;
  } catch (const QueryError& error) {
    EXPECT_NE(std::string(error.what()).find("too many parts"), std::string::npos);
    EXPECT_LT(error.offset(), query.size());
    return true;
  }
}

TEST(QuerySize, ManyPartsAreRefused) {
  EXPECT_FALSE(is_too_much(numbered("oil{}", 1'000, " OR ")));
  EXPECT_TRUE(is_too_much(numbered("oil{}", 1'001, " OR ")));
  EXPECT_TRUE(is_too_much(numbered("oil{}", 10'000, " OR ")));
  EXPECT_TRUE(is_too_much(numbered("+oil{}", 2'000, " ")));
  EXPECT_TRUE(is_too_much(numbered("(oil{0} bank{0})", 600, " AND ")));
  EXPECT_TRUE(is_too_much(numbered("url:{}", 2'000, " ")));
}

TEST(QuerySize, EqualPartsCountOnce) {
  EXPECT_FALSE(is_too_much(numbered("oil", 10'000, " OR ")));
  EXPECT_FALSE(is_too_much("salt " + numbered("-oil", 10'000, " ")));
}

TEST(QuerySize, DearPartsCountMore) {
  EXPECT_FALSE(is_too_much(numbered("oi{}*", 100, " ")));
  EXPECT_TRUE(is_too_much(numbered("oi{}*", 101, " ")));
  EXPECT_TRUE(is_too_much(numbered("(oil NEAR bank{})", 120, " OR ")));
  EXPECT_FALSE(is_too_much(numbered("(oil /s bank{})", 40, " OR ")));
  EXPECT_TRUE(is_too_much(numbered("(oil /s bank{})", 60, " OR ")));
}

TEST(QuerySize, LongPlainTextIsNone) {
  EXPECT_FALSE(is_too_much(numbered("oil", 100'000, " ")));
}

}  // namespace
}  // namespace chancery::search
