#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/attribute/cue_words.h"
#include "tests/indexer/said.h"

namespace chancery::indexer {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::said;
using testing::Said;
using testing::tagged_statements;

struct Case {
  const char* language;
  const char* text;
  std::vector<Said> said;
};

class Statements : public ::testing::TestWithParam<Case> {};

TEST_P(Statements, AreFound) {
  EXPECT_EQ(said(GetParam().text, GetParam().language), GetParam().said) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Direct, Statements,
    ::testing::Values(Case{"en",
                           "“The road stays closed,” said Nikol Pashinyan.",
                           {{"nikol-pashinyan", "says", "“The road stays closed,”"}}},
                      Case{"en",
                           "\"We,\" Nikol Pashinyan said, \"will never open that road.\"",
                           {{"nikol-pashinyan", "says",
                             "\"We,\" … \"will never open that road.\""}}},
                      Case{"en",
                           "“The road stays closed,” Armenia warned. “It is ours to close.”",
                           {{"ARM", "warns", "“The road stays closed,” … “It is ours to close.”"}}},
                      Case{"en",
                           "Armenia told reporters: “The road stays closed to them.”",
                           {{"ARM", "says", "“The road stays closed to them.”"}}},
                      Case{"en",
                           "“Who wants the road to be closed?” Baku asked.",
                           {{"AZE", "asks", "“Who wants the road to be closed?”"}}},
                      Case{"en",
                           "''The road stays closed for good,'' Azerbaijan said.",
                           {{"AZE", "says", "''The road stays closed for good,''"}}}));

INSTANTIATE_TEST_SUITE_P(
    Indirect, Statements,
    ::testing::Values(
        Case{"en",
             "Armenia said that the road would stay closed.",
             {{"ARM", "says", "that the road would stay closed"}}},
        Case{"en",
             "The road would stay closed, Armenia said on Monday.",
             {{"ARM", "says", "The road would stay closed"}}},
        Case{"en",
             "According to Azerbaijan, the road would stay closed.",
             {{"AZE", "says", "the road would stay closed"}}},
        Case{"en",
             "Armenia denied that its troops had crossed the line.",
             {{"ARM", "denies", "that its troops had crossed the line"}}},
        Case{"en",
             "Azerbaijan accused Armenia of shelling the village.",
             {{"AZE", "accuses", "Armenia of shelling the village"}}},
        Case{"en",
             "Armenia did not say that the road would open.",
             {{"ARM", "not says", "that the road would open"}}},
        Case{"en",
             "Nikol Pashinyan said the road was closed. He warned that it would stay so.",
             {{"nikol-pashinyan", "says", "the road was closed"},
              {"nikol-pashinyan", "warns", "that it would stay so"}}},
        Case{"en",
             "The spokesman Bo Ek told reporters that the talks went on.",
             {{"unlisted:bo-ek", "says", "that the talks went on"}}},
        Case{"en",
             "Iranian or not, some people said that the talks went on.",
             {{"<some people>", "says", "that the talks went on"}}}));

INSTANTIATE_TEST_SUITE_P(
    Languages, Statements,
    ::testing::Values(Case{"de",
                           "Armenia erklärte am Montag, die Straße bleibe geschlossen.",
                           {{"ARM", "says", "die Straße bleibe geschlossen"}}},
                      Case{"de",
                           "„Die Straße bleibt für immer geschlossen“, sagte Nikol Pashinyan.",
                           {{"nikol-pashinyan", "says",
                             "„Die Straße bleibt für immer geschlossen“"}}},
                      Case{"de",
                           "Armenia bezeichnete die Straße am Montag als „Falle“.",
                           {{"ARM", "says", "Falle"}}},
                      Case{"es",
                           "Armenia dijo que la carretera seguirá cerrada.",
                           {{"ARM", "says", "que la carretera seguirá cerrada"}}},
                      Case{"fr",
                           "Nikol Pashinyan a affirmé que la route restera fermée.",
                           {{"nikol-pashinyan", "says", "que la route restera fermée"}}}));

INSTANTIATE_TEST_SUITE_P(
    NoStatements, Statements,
    ::testing::Values(Case{"en", "The state of New York lies on the sea.", {}},
                      Case{"en", "They sang “Yesterday” aboard the “Queen Mary”.", {}},
                      Case{
                          "en", "He sailed on \"The Pride of Baku and its Sea\" to the north.", {}},
                      Case{"en", "for (int i = 0; i < n; ++i) puts(\"a b c d e\");", {}},
                      Case{"zh", "亚美尼亚说道路将关闭。", {}}, Case{"en", "", {}}));

TEST(Statement, TellsItsPlacesAndKind) {
  const Record record = tagged_statements("“The road stays closed,” said Armenia.", "en");
  ASSERT_EQ(record.statements.size(), 1U);
  const Statement& statement = record.statements.front();
  EXPECT_EQ(statement.kind, "direct");
  EXPECT_EQ(statement.name, "Armenia");
  EXPECT_EQ(statement.state, "ARM");
  const auto text = [&](const Span& span) {
    return record.text.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(text(*statement.source), "Armenia");
  EXPECT_EQ(text(*statement.cue), "said");
}

TEST(Statement, ALeaderSpeaksForTheState) {
  const Record record =
      tagged_statements("Nikol Pashinyan said that it was \"not our road\" to open.", "en");
  ASSERT_EQ(record.statements.size(), 1U);
  EXPECT_EQ(record.statements.front().state, "ARM");
  EXPECT_EQ(record.statements.front().kind, "mixed");
}

TEST(Speeches, AFileNameOfTheCorpusNamesTheState) {
  const Record record =
      tagged_statements("We meet at a hard time.\n\nMy delegation rejects the plan for the road.",
                        "en", "/un/AZE_75_2020.txt");
  const std::vector<Said> found = said(record);
  EXPECT_THAT(found, Contains(Said{"AZE", "says", "We meet at a hard time."}));
  EXPECT_THAT(found, Contains(Said{"AZE", "says", "My delegation rejects the plan for the road."}));
}

TEST(Speeches, TurnsOfARecord) {
  const std::vector<Said> found = said(
      "Mr. Ek (Armenia): We want the road to be open.\n\nIt is our road.\n\n"
      "Mr. Lind (Azerbaijan) (spoke in French): We do not want that.");
  EXPECT_THAT(found, Contains(Said{"ARM", "says", "It is our road."}));
  EXPECT_THAT(found, Contains(Said{"AZE", "says", "We do not want that."}));
}

TEST(Speeches, AHeadlineNamesTheSpeaker) {
  const std::vector<Said> found = said(
      "Statement by H.E. Mr. Nikol Pashinyan of Armenia\n\nWe thank all who came to this hall "
      "today.");
  EXPECT_THAT(found, Contains(Said{"nikol-pashinyan", "says",
                                   "We thank all who came to this hall today."}));
}

// Time grows with the text alone: a paragraph of quotations, marks that nothing closes, cues alone.
TEST(Statement, HostileTextsTakeNoTime) {
  const std::vector<std::string> pieces = {
      "“We stay,” said Bo Ek. ", "\"",        "‘a ", "“open ", "he said, she said, ",
      "according to ",           "that who, "};
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 300000) text += piece;
    const Record record = tagged_statements(text, "en");
    for (const Statement& statement : record.statements) {
      for (const Span& part : statement.content) ASSERT_LE(part.end, text.size());
    }
  }
}

TEST(CueWords, EveryListIsRead) {
  for (const char* language : {"ar", "de", "en", "es", "fr", "ru"}) {
    ASSERT_NE(CueWords::of(language), nullptr) << language;
  }
  EXPECT_EQ(CueWords::of("xx"), nullptr);
  EXPECT_EQ(act_of(CueWords::of("en")->classes("denied")), "denies");
  EXPECT_EQ(act_of(CueWords::of("en")->classes("said")), "says");
}

}  // namespace
}  // namespace chancery::indexer
