// like:N at the prompt stands for the path of a hit.
#include "search/prompt/like_hits.h"

#include <gtest/gtest.h>

#include "search/parse/query_tree.h"

namespace chancery::search {
namespace {

std::string resolved(const std::string& query, const std::string& path = "/a/b.txt") {
  return with_paths(query,
                    [&](uint32_t rank) { return rank == 3 ? path : "/" + std::to_string(rank); });
}

TEST(LikeHits, ANumberBecomesThePath) {
  EXPECT_EQ(resolved("like:3"), "like:\"/a/b.txt\"");
  EXPECT_EQ(resolved("(like:3 OR like:4) date:2023 3"),
            "(like:\"/a/b.txt\" OR like:\"/4\") date:2023 3");
  EXPECT_EQ(resolved("salt -like:3"), "salt -like:\"/a/b.txt\"");
}

TEST(LikeHits, WhatIsNoNumberStays) {
  for (const char* query : {"like:talks.txt", "like:\"3\"", "like:", "like: 3", "date:3", "title:3",
                            "like:3x", "3", "like:99999999999999999999", "\"like:3\"", ""}) {
    EXPECT_EQ(resolved(query), query);
  }
}

TEST(LikeHits, APathThatHoldsQuotesStaysOneValue) {
  const std::string query = resolved("like:3", "/a/\"b\" “c” «д».txt");
  EXPECT_EQ(query, "like:\"/a/?b? ?c? ?д?.txt\"");
  const QueryNode node = parse_query(query);
  EXPECT_EQ(node.kind, QueryNode::kField);
  EXPECT_EQ(node.text, "/a/?b? ?c? ?д?.txt");
}

}  // namespace
}  // namespace chancery::search
