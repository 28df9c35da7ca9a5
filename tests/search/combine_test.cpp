// Weights of joined queries against those of their sides, each asked alone.
#include "search/plan/combine.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace chancery::search {
namespace {

using Xapian::Query;
using Weights = std::map<Xapian::docid, double>;

class CombineTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
      Xapian::Document document;
      for (const char* word : {"base", "a", "b", "c", "d", "e"}) {
        // Rarer than the pairs, it decides which documents they are asked about.
        if (random() % 10 < (word == std::string("base") ? 6 : 3)) continue;
        document.add_posting(word, 1 + random() % 60);
        document.add_posting(word, 1 + random() % 60);
      }
      database_.add_document(document);
    }
  }

  static Query near(const std::string& left, const std::string& right) {
    const std::vector<std::string> words = {left, right};
    return {Query::OP_NEAR, words.begin(), words.end(), 8};
  }

  Weights weights(const Query& query, Xapian::doccount most) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    Weights found;
    const Xapian::MSet hits = enquire.get_mset(0, most);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) found[*hit] = hit.get_weight();
    return found;
  }

  // The first hits of `query` against the sum of what `ranked` give, each by itself.
  void expect_sums(const Query& query, const std::vector<Query>& ranked) {
    std::vector<Weights> sides;
    sides.reserve(ranked.size());
    for (const Query& side : ranked) sides.push_back(weights(side, 300));
    for (const Xapian::doccount most : {10, 300}) {
      const Weights found = weights(query, most);
      EXPECT_GE(found.size(), 10U);
      for (const auto& [document, weight] : found) {
        double sum = 0;
        for (const Weights& side : sides) sum += side.contains(document) ? side.at(document) : 0;
        EXPECT_NEAR(weight, sum, 1e-9) << query.get_description() << " in " << document;
      }
    }
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  const Query base_{"base"};
  const std::vector<Query> near_ = {near("a", "b"), near("c", "d"), near("b", "e"), near("a", "d")};
};

TEST_F(CombineTest, BonusesAreForThoseThatHaveThem) {
  std::vector<Query> all = near_;
  all.push_back(base_);
  expect_sums(raised(base_, near_), all);
}

TEST_F(CombineTest, ChoiceOfPlacesBesideAWord) {
  std::vector<Query> all = near_;
  all.push_back(base_);
  expect_sums(combine(Query::OP_AND, {base_, combine(Query::OP_OR, near_)}), all);
}

TEST_F(CombineTest, ChoiceOfPlacesIsFiltered) {
  expect_sums(Query(Query::OP_FILTER, combine(Query::OP_OR, near_), base_), near_);
}

TEST_F(CombineTest, ChoiceOfWeighedPlaces) {
  std::vector<Query> sides;
  for (const Query& near : near_) sides.emplace_back(Query::OP_SCALE_WEIGHT, near, 0.5);
  sides.emplace_back(Query::OP_AND, near("b", "d"), Query("c"));
  expect_sums(Query(Query::OP_FILTER, combine(Query::OP_OR, sides), base_), sides);
}

}  // namespace
}  // namespace chancery::search
