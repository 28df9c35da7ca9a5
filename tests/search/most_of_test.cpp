#include "search/plan/most_of.h"

#include <gtest/gtest.h>

namespace chancery::search {
namespace {

using Xapian::Query;

std::string shown(std::vector<QueryPart> parts) {
  return most_of(std::move(parts)).get_description();
}

QueryPart part(double information, const std::string& term) {
  return {information, Query(term), Query(term)};
}

TEST(MostOf, TakesTheSetsThatReachHalfOfTheInformation) {
  EXPECT_EQ(shown({part(5, "tigray"), part(1, "war"), part(1, "state")}), "Query(tigray)");
  EXPECT_EQ(shown({part(2, "a"), part(2, "b"), part(2, "c")}),
            "Query(((a AND (b OR c)) OR (b AND c)))");
}

TEST(MostOf, AnotherShareMayDo) {
  EXPECT_EQ(most_of({part(2, "a"), part(2, "b"), part(2, "c")}, 0.3).get_description(),
            "Query((a OR (b OR c)))");
}

TEST(MostOf, ThePartsAreOfOneOrder) {
  EXPECT_EQ(shown({part(1, "war"), part(5, "tigray")}), shown({part(5, "tigray"), part(1, "war")}));
}

TEST(MostOf, WordsOfAllTextsAreAsGoodAsEachOther) {
  EXPECT_EQ(shown({part(0, "a"), part(0, "b")}), "Query((a OR b))");
  EXPECT_TRUE(most_of({}).empty());
}

TEST(MostOf, OfManyPartsTheMostTellingDecide) {
  std::vector<QueryPart> parts;
  for (char c = 'a'; c <= 'z'; ++c) parts.push_back(part(c == 'q' ? 12 : 1, std::string(1, c)));
  EXPECT_EQ(shown(parts), "Query(q)");
}

TEST(Information, FallsWithTheShareOfTexts) {
  EXPECT_EQ(information(100, 100), 0);
  EXPECT_EQ(information(100, 0), 0) << "what no text has is not asked for";
  EXPECT_GT(information(100, 1), information(100, 10));
}

}  // namespace
}  // namespace chancery::search
