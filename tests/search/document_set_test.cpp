#include "search/match/document_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "search/match/weighting.h"
#include "search/plan/combine.h"

namespace chancery::search {
namespace {

using Xapian::Query;

class DocumentSetTest : public ::testing::Test {
 protected:
  DocumentSetTest() {
    for (int i = 0; i < 9; ++i) {
      Xapian::Document document;
      document.add_term("all");
      if (i % 2 == 0) document.add_term("odd");
      database_.add_document(document);
    }
  }

  Xapian::MSet match(const Query& query) {
    Xapian::Enquire enquire(database_);
    set_weighting(enquire, {});
    enquire.set_query(query);
    return enquire.get_mset(0, 100);
  }
  static std::vector<std::pair<Xapian::docid, double>> weights(const Xapian::MSet& found) {
    std::vector<std::pair<Xapian::docid, double>> made;
    for (const RankedDocument& one : documents_of(found)) made.emplace_back(one.docid, one.weight);
    return made;
  }
  using Weights = std::vector<std::pair<Xapian::docid, double>>;

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

TEST_F(DocumentSetTest, FindsItsDocumentsWithoutWeight) {
  DocumentSet set({2, 5});
  EXPECT_EQ(weights(match(Query(&set))), (Weights{{2, 0}, {5, 0}}));
}

TEST_F(DocumentSetTest, WeighsThemAsTheyWereWeighed) {
  DocumentSet set({{7, 3.5, ""}, {2, 0.25, ""}, {5, 3.5, ""}}, 4);
  const Xapian::MSet found = match(Query(&set));
  EXPECT_EQ(weights(found), (Weights{{5, 3.5}, {7, 3.5}, {2, 0.25}}));
  EXPECT_EQ(found.get_max_possible(), 4);
}

TEST_F(DocumentSetTest, IsTheFirstPartOfASum) {
  const Query odd("odd");
  const Xapian::MSet alone = match(odd);
  const double more = documents_of(alone).front().weight;
  ASSERT_GT(more, 0);
  DocumentSet set({{3, 2, ""}, {4, 1, ""}}, 2);
  const Xapian::MSet found = match(raised(Query(&set), odd));
  EXPECT_EQ(weights(found), (Weights{{3, 2 + more}, {4, 1}}));
  EXPECT_EQ(found.get_max_possible(), 2 + alone.get_max_possible());
}

TEST_F(DocumentSetTest, IsOfSeveralDatabasesByTheirUuids) {
  Xapian::Database all;
  std::vector<std::string> uuids;
  for (const char* const name : {"one", "two", "three"}) {
    Xapian::WritableDatabase made(testing::TempDir() + "set-" + name,
                                  Xapian::DB_CREATE_OR_OVERWRITE);
    for (int i = 0; i < 4; ++i) made.add_document(Xapian::Document());
    made.commit();
    uuids.push_back(made.get_uuid());
    all.add_database(made);
  }
  for (const std::vector<Xapian::docid>& chosen :
       {std::vector<Xapian::docid>{1, 2, 6, 12}, {3}, {4, 7, 10}, {}}) {
    DocumentSet set(chosen, uuids);
    const Query query(&set);
    Xapian::Enquire enquire(all);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, 100);
    std::vector<Xapian::docid> numbers(found.begin(), found.end());
    std::sort(numbers.begin(), numbers.end());
    EXPECT_EQ(numbers, chosen);
  }
}

TEST_F(DocumentSetTest, OrderIsTheSameWhereEachIsComparedFirst) {
  const Query query = Query(Query::OP_OR, Query("all"), Query("odd"));
  for (const Xapian::doccount most : {1u, 3u, 9u, 20u}) {
    Xapian::Enquire plain(database_), compared(database_);
    for (Xapian::Enquire* enquire : {&plain, &compared}) enquire->set_query(query);
    compare_first(compared);
    const Xapian::MSet a = plain.get_mset(0, most, 9), b = compared.get_mset(0, most, 9);
    EXPECT_EQ(weights(a), weights(b));
    EXPECT_EQ(a.get_matches_lower_bound(), b.get_matches_lower_bound());
    EXPECT_EQ(a.get_matches_estimated(), b.get_matches_estimated());
    EXPECT_EQ(a.get_max_possible(), b.get_max_possible());
  }
}

}  // namespace
}  // namespace chancery::search
