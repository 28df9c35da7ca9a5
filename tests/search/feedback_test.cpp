// Feedback over a small database: eight texts on one matter, one text that answers alone.
#include "search/match/feedback.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "chancery/schema.h"
#include "search/match/weighting.h"
#include "search/plan/combine.h"
#include "search/plan/ranking.h"

namespace chancery::search {
namespace {

class FeedbackTest : public ::testing::Test {
 protected:
  void add(const std::string& text) {
    Record record;
    record.text = text;
    record.language = "en";
    Xapian::Document document;
    TokenList tokens;
    tokenize(text, tokens);
    Xapian::termpos position = 0;
    for (const Token& token : tokens.tokens) {
      document.add_posting(std::string(tokens.word(token)), ++position);
    }
    document.add_value(schema::kRecordSlot, pack(record));
    database_.add_document(document);
  }

  Xapian::MSet first(const Xapian::Query& query) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    return enquire.get_mset(0, 100);
  }

  static Wanted wanted(const std::string& word) {
    Wanted made;
    made.units.emplace_back();
    made.units.back().words = {word};
    return made;
  }

  std::vector<FeedbackTerm> terms(const std::string& word) { return terms(word, wanted(word)); }
  std::vector<FeedbackTerm> terms(const std::string& word, const Wanted& asked) {
    Texts texts(database_, asked);
    const Xapian::MSet found = first(Xapian::Query(word));
    return feedback_terms(database_, documents_of(found), found.get_max_possible(), asked, {},
                          texts);
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

bool has(const std::vector<FeedbackTerm>& terms, const std::string& word) {
  return std::any_of(terms.begin(), terms.end(), [&](const FeedbackTerm& term) {
    return std::find(term.words.begin(), term.words.end(), word) != term.words.end();
  });
}

TEST_F(FeedbackTest, TakesWhatTheBestAnswersShare) {
  const char* const others[] = {"mill",   "barn",  "road", "school",
                                "bridge", "ferry", "quay", "lake"};
  for (const char* other : others) {
    add(std::string("the dam holds the reservoir above the ") + other);
    add(std::string("a talk about the ") + other + " and nothing else");
  }
  const auto found = terms("dam");
  EXPECT_TRUE(has(found, "reservoir"));
  EXPECT_FALSE(has(found, "the")) << "a stop word";
  EXPECT_FALSE(has(found, "mill")) << "one text alone has it";
}

TEST_F(FeedbackTest, LeavesAQueryAloneWhoseMainWordsNoTextHas) {
  for (int i = 0; i < 10; ++i) {
    add("the dam holds the reservoir");
    add("a talk about nothing");
  }
  EXPECT_FALSE(terms("dam").empty());
  Wanted asked = wanted("dam");
  asked.units.front().weight = 1;
  for (int i = 0; i < 2; ++i) {
    asked.units.emplace_back();
    asked.units.back().weight = std::log(1 + database_.get_doccount() / 0.5);
  }
  EXPECT_TRUE(terms("dam", asked).empty());
}

TEST_F(FeedbackTest, LeavesAQueryAloneThatFewTextsAnswer) {
  for (int i = 0; i < 20; ++i) add("a talk about the harbour and its boats");
  add("the dam holds the reservoir");
  add("the dam feeds the reservoir");
  EXPECT_TRUE(terms("dam").empty());
}

TEST_F(FeedbackTest, LeavesAQueryAloneThatOneTextAnswersBest) {
  add("dam dam dam dam dam dam reservoir");
  const std::string filler =
      " and much else of the river towns, their mills, roads, markets, schools, bridges and fields";
  for (int i = 0; i < 9; ++i) add("reservoir near a dam" + filler + filler + filler + filler);
  for (int i = 0; i < 90; ++i) add("harbour boats");
  EXPECT_TRUE(terms("dam").empty());
}

TEST_F(FeedbackTest, FindsNothingMoreThanTheQuery) {
  add("dam one");
  add("reservoir two");
  const Xapian::Query query("dam");
  const Xapian::Query feedback = feedback_query({{{"reservoir"}, 1}});
  EXPECT_EQ(first(raised(query, feedback)).size(), 1U);
}

TEST_F(FeedbackTest, CountsNoMoreThanTheBestAnswerTwice) {
  add("dam");
  add("dam one reservoir sluice keeper");
  for (int i = 0; i < 50; ++i) add("harbour");
  const std::vector<FeedbackTerm> terms = {{{"reservoir"}, 1}, {{"sluice"}, 1}, {{"keeper"}, 1}};
  Xapian::Enquire enquire(database_);
  set_weighting(enquire, {});
  enquire.set_query(feedback_query(terms));
  const double possible = enquire.get_mset(0, 0).get_max_possible();
  const auto most = [&](double best) { return possible * feedback_share(best, possible, {}); };
  EXPECT_NEAR(most(1), RankingNumbers().feedback_most, 1e-6);
  EXPECT_NEAR(most(2), 2 * RankingNumbers().feedback_most, 1e-6);
  EXPECT_NEAR(most(1000), most(2000), 1e-6) << "never raised";
}

TEST(TopicalityTest, GrowsWithClustering) {
  EXPECT_DOUBLE_EQ(topicality(1000, 0, 0, 0.15), 1);
  EXPECT_NEAR(topicality(1000, 10, 10, 0.15), 1, 0.01) << "once in each text";
  EXPECT_GT(topicality(1000, 10, 80, 0.15), 1.2);
  // So frequent a word stands often in every text by chance.
  EXPECT_NEAR(topicality(1000, 1000, 20'000, 0.15), 1, 0.01);
}

}  // namespace
}  // namespace chancery::search
