#include "search/plan/query_size.h"

#include <gtest/gtest.h>

#include "chancery/error.h"

namespace chancery {
namespace {

std::string joined(const std::string& part, size_t count, const std::string& by) {
  std::string query = part;
  for (size_t i = 1; i < count; ++i) query += by + part;
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
  EXPECT_FALSE(is_too_much(joined("oil", 1'000, " OR ")));
  EXPECT_TRUE(is_too_much(joined("oil", 1'001, " OR ")));
  EXPECT_TRUE(is_too_much(joined("oil", 10'000, " OR ")));
  EXPECT_TRUE(is_too_much(joined("+oil", 2'000, " ")));
  EXPECT_TRUE(is_too_much(joined("(oil bank)", 600, " AND ")));
  EXPECT_TRUE(is_too_much(joined("lang:en", 2'000, " ")));
}

TEST(QuerySize, DearPartsCountMore) {
  EXPECT_FALSE(is_too_much(joined("oi*", 100, " ")));
  EXPECT_TRUE(is_too_much(joined("oi*", 101, " ")));
  EXPECT_TRUE(is_too_much(joined("(oil NEAR bank)", 120, " OR ")));
  EXPECT_FALSE(is_too_much(joined("(oil /s bank)", 40, " OR ")));
  EXPECT_TRUE(is_too_much(joined("(oil /s bank)", 60, " OR ")));
}

TEST(QuerySize, LongPlainTextIsNone) {
  EXPECT_FALSE(is_too_much(joined("oil", 100'000, " ")));
}

}  // namespace
}  // namespace chancery
