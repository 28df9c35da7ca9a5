// Which texts have a part of a query: what compares positions is asked of few of them, and shards
// weigh words as one database does.
#include "search/plan/members.h"

#include <gtest/gtest.h>

#include "search/answer/searcher.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

using Xapian::Query;

std::string shown(const Query& query) {
  const std::string text = query.get_description();  // "Query(…)"
  return text.substr(6, text.size() - 7);
}

Query near(const char* one, const char* other) {
  const std::string words[] = {one, other};
  return {Query::OP_NEAR, words, words + 2, 3};
}

TEST(Members, OfTermsAreAskedAsTheyStand) {
  const Members members = Query("salt");
  EXPECT_EQ(shown(members.all()), "salt");
  EXPECT_EQ(shown(members.within(Query("road"))), "salt");
  EXPECT_EQ(shown(members.needed()), "salt");
  EXPECT_TRUE(Members().empty());
}

TEST(Members, OfPositionsAreLookedForWhereTheOthersAre) {
  const Members members({near("salt", "road")}, Query("salt"), Query("XIsalt"));
  EXPECT_EQ(shown(members.within(Query("toll"))),
            "((((salt NEAR 3 road) FILTER toll) AND_MAYBE 0 * <alldocuments>) OR XIsalt)");
  EXPECT_EQ(shown(members.needed()), "(salt OR XIsalt)");
  EXPECT_EQ(shown(members.all()), "(((salt NEAR 3 road) AND_MAYBE 0 * <alldocuments>) OR XIsalt)");
}

TEST(Members, WithoutKnownNeedsHoldNobodyBack) {
  const Members members = Query(Query::OP_OR, near("salt", "road"), Query("toll"));
  EXPECT_TRUE(members.needed().empty());
  EXPECT_EQ(shown(matching_both(members.needed(), Query("toll"))), "toll");
}

// Words that begin alike are more in one shard than in the other.
TEST(Shards, WeighWordsThatBeginAlikeAsOneDatabaseDoes) {
  testing::IndexedFolder whole, halves[2];
  constexpr int kDocuments = 300;
  for (int i = 0; i < kDocuments; ++i) {
    std::string text = fmt::format("Note {}\n\nThe islands of group {} trade.", i, i);
    if (i % 10 == 0) text += " The pacific sea is wide.";
    if (i % 4 == 0) text += fmt::format(" Pacifism{} came.", i / 6);
    if (i % 7 == 0) text += " Pacifists met.";
    const std::string name = fmt::format("{}.txt", i);
    whole.write(name, text + "\n");
    halves[i % 2].write(name, text + "\n");
  }
  whole.index();
  for (const testing::IndexedFolder& half : halves) half.index();
  Searcher one({whole.database()}), two({halves[0].database(), halves[1].database()});
  SearchOptions options;
  options.count = 0;
  options.ranking.feedback = false;
  options.bag_of_words = true;
  const auto expected = one.search("pacific trader crisis", options).hits;
  const auto found = two.search("pacific trader crisis", options).hits;
  ASSERT_EQ(found.size(), expected.size());
  ASSERT_FALSE(found.empty());
  for (size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i].score, expected[i].score, 1e-2) << i;  // Xapian estimates by shard
}

}  // namespace
}  // namespace chancery::search
