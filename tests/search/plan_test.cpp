// What a query asks of Xapian, in Xapian's own words.
#include "search/plan/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chancery/schema.h"
#include "search/parse/query_tree.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::search {
namespace {

// A few documents of words, with where their sentences and paragraphs begin.
Xapian::WritableDatabase small_database() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const char* written : {"old salt road", "salt toll", "salting the road", "harbour"}) {
    const std::string text = written;
    Xapian::Document document;
    TokenList tokens;
    tokenize(text, tokens);
    Xapian::termpos at = 0;
    for (const Token& token : tokens.tokens)
      document.add_posting(std::string(tokens.word(token)), ++at);
    document.add_posting(std::string(schema::kSentenceStart), 1, 0);
    document.add_posting(std::string(schema::kParagraphStart), 1, 0);
    document.add_boolean_term(schema::unique_term(text));
    document.add_value(schema::kPathSlot, text);
    document.add_value(schema::kLanguageSlot, "en");
    database.add_document(document);
  }
  return database;
}

Plan planned(const std::string& query, const Gazetteer& lists, const Matcher& matcher) {
  static const std::vector<std::string> languages = {"en"};
  static const Xapian::Database database = small_database();
  static WordForms forms({database});
  RankingParts parts;
  for (const RankingPart& part : kRankingParts) parts.*part.part = false;
  parts.concepts = parts.meetings = true;
  const PlanContext context = {lists, matcher, languages, database, forms, parts};
  return plan_query(query, parse_query(query), context);
}

Plan planned(const std::string& query) {
  static const Matcher matcher(testing::sample_gazetteer());
  return planned(query, testing::sample_gazetteer(), matcher);
}

std::string asked(const std::string& query) {
  const std::string text = planned(query).query.get_description();
  return text.substr(6, text.size() - 7);  // Query(…)
}

TEST(Plan, WordsMustAllBeThere) {
  EXPECT_EQ(asked("toll"), "toll");
  EXPECT_EQ(asked("toll road"), "(toll AND road)");
  EXPECT_EQ(asked("toll AND road"), "(toll AND road)");
  EXPECT_EQ(asked("toll OR road"), "(toll OR road)");
  EXPECT_EQ(asked("toll XOR road"), "(toll XOR road)");
  EXPECT_EQ(asked("toll -road"), "(toll AND_NOT road)");
  EXPECT_EQ(asked("-road"), "(<alldocuments> AND_NOT road)");
  EXPECT_EQ(asked("*"), "<alldocuments>");
  EXPECT_EQ(asked("toll^2"), "2 * toll");
}

TEST(Plan, MostOfTheWordsDoWhereNoTextHasAll) {
  EXPECT_EQ(planned("toll road").fallback.get_description(), "Query(((toll OR road) FILTER toll))");
  EXPECT_TRUE(planned("toll").fallback.empty());
}

TEST(Plan, PlacesCompareDistances) {
  EXPECT_EQ(asked("\"old salt road\""), "(old PHRASE 3 salt PHRASE 3 road)");
  EXPECT_EQ(asked("toll NEAR/5 road"), "(toll NEAR 6 road)");
  EXPECT_EQ(asked("toll ADJ/3 road"), "(toll PHRASE 4 road)");
  EXPECT_EQ(asked("\"old road\" NEAR/5 toll"),
            "((old NEAR 7 road NEAR 7 toll) AND (old PHRASE 2 road))");
  EXPECT_EQ(asked("old /s road"), "((old AND road) FILTER Qold salt road)");
  EXPECT_EQ(asked("toll /p road"), "");
}

TEST(Plan, PatternsAreTheWordsThatFit) {
  EXPECT_EQ(asked("sal*"), "(salt SYNONYM salting)");
  EXPECT_EQ(asked("rood~"), "road");
  EXPECT_EQ(asked("zzz*"), "");
}

TEST(Plan, FieldsFilterOrAsk) {
  EXPECT_EQ(asked("toll lang:en"), "(toll FILTER Len)");
  EXPECT_EQ(asked("lang:en"), "Len");
  EXPECT_EQ(asked("toll date:2019"), "(toll FILTER VALUE_RANGE 9 20190000 20199999)");
  EXPECT_EQ(asked("title:\"salt road\""), "(Ssalt PHRASE 2 Sroad)");
  EXPECT_EQ(asked("author:\"Ann Lee\""), "(Aann PHRASE 2 Alee)");
}

TEST(Plan, ActorsAndIssuesAreTerms) {
  EXPECT_EQ(asked("actor:ARM"), "XAarm");
  EXPECT_EQ(asked("issue:borders"),
            "(XIborders SYNONYM XIborder-delimitation SYNONYM XIzangezur-corridor)");
  EXPECT_EQ(asked("word:armenia"), "armenia");
  EXPECT_EQ(asked("toll Armenia"), "(toll AND (armenia OR 0.5 * XAarm))");
  EXPECT_EQ(asked("pair:ARM/borders"),
            "(XParm/borders SYNONYM XParm/border-delimitation SYNONYM XParm/zangezur-corridor)");
  EXPECT_EQ(asked("about:ARM toll"), "(toll FILTER (XAarm FILTER XMactor/arm))");
  EXPECT_EQ(asked("actor:ARM /s issue:new-start"), "XParm/new-start");
  EXPECT_THAT(planned("Armenia new start").meetings.get_description(),
              ::testing::HasSubstr(" * XParm/new-start"));
}

// The issue's pattern has a place's name in it; what is said of other roads is not asked for.
TEST(Plan, APlaceGoesBeforeAnIssueThatItsNameOnlySpeaksOf) {
  const Gazetteer lists = testing::gazetteer_of(
      "[[actor]]\nid = \"salt-road\"\ntype = \"place\"\nname = \"Salt Road\"\n",
      "[[issue]]\nid = \"transit\"\nname = \"transit routes\"\n"
      "patterns = [\"salt road\", \"trade route\"]\n");
  const Matcher matcher(lists);
  EXPECT_EQ(planned("salt road", lists, matcher).understood, "actor Salt Road");
  EXPECT_EQ(planned("transit routes", lists, matcher).understood, "issue transit routes");
}

// "text|kind|typed|offset" of each part.
std::vector<std::string> parts(const std::string& query) {
  std::vector<std::string> list;
  for (const UnderstoodPart& part : planned(query).parts) {
    list.push_back(part.text + "|" + std::string(part_kind_name(part.kind)) + "|" + part.typed +
                   "|" + (part.offset ? std::to_string(*part.offset) : ""));
  }
  return list;
}

TEST(Plan, PartsSayWhatTheyWereMadeOf) {
  using ::testing::ElementsAre;
  EXPECT_THAT(parts("Toll armenia"),
              ElementsAre("toll|word|toll|", "actor Armenia|actor|armenia|"));
  EXPECT_THAT(
      parts("\"salt road\" -lang:en date:2019"),
      ElementsAre("\"salt road\"|phrase||", "not lang en|field||18", "date 2019|field||26"));
  EXPECT_THAT(parts("toll OR road"), ElementsAre("(toll OR road)|group||"));
  EXPECT_THAT(parts("toll (road)"), ElementsAre("toll|word|toll|", "road|word|road|"));
}

}  // namespace
}  // namespace chancery::search
