#include "search/plan/telling_words.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "search/plan/known_stems.h"

namespace chancery::search {
namespace {

class TellingWordsTest : public ::testing::Test {
 protected:
  static Record record(const std::string& text, const std::string& language = "en") {
    Record made;
    made.text = text;
    made.language = language;
    return made;
  }
  // The words of each term that `texts` texts share.
  std::vector<std::vector<std::string>> best(const std::vector<Record>& records,
                                             size_t texts = 2) const {
    TellingWords words;
    for (const Record& one : records) words.add(one);
    std::vector<std::vector<std::string>> made;
    for (const TellingTerm& term :
         words.best(database_, texts, 10, [](const std::string&) { return 1; }))
      made.push_back(term.terms);
    return made;
  }

  TellingWordsTest() {
    Xapian::Document document;
    document.add_term("filler", 100'000);
    database_.add_document(document);
  }
  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

using Terms = std::vector<std::vector<std::string>>;

TEST_F(TellingWordsTest, WordsOfAStemAreOneTermInTheirOrder) {
  EXPECT_EQ(best({record("reservoirs reservoir the x"), record("reservoir mills")}),
            (Terms{{"reservoir", "reservoirs"}}));
}

TEST_F(TellingWordsTest, TextsOfTwoLanguagesShareAStem) {
  EXPECT_EQ(best({record("reservoirs"), record("reservoirs", "fr"), record("reservoirs")}),
            (Terms{{"reservoirs"}}));
}

// What a question met before is remembered by its accents: it is not what another meets.
TEST_F(TellingWordsTest, AQuestionBeforeChangesNothing) {
  const std::vector<Record> plain = {record("resumes pates"), record("resumes pates")};
  const std::vector<Record> accents = {record("résumés pâtés"), record("résumés pâtés")};
  const Terms first = best(plain);
  const Terms with_accents = best(accents);
  EXPECT_EQ(best(plain), first);
  EXPECT_EQ(best(accents), with_accents);
}

TEST_F(TellingWordsTest, PairsOfCharactersAreWords) {
  EXPECT_EQ(best({record("贸易", "zh"), record("贸易", "zh")}), (Terms{{"贸易"}}));
}

TEST(StemMemory, ForgetsWhenItIsMuchAndWhoHoldsItKeepsIt) {
  const std::shared_ptr<StemMemory> held = StemMemory::of_thread();
  EXPECT_EQ(StemMemory::of_thread(), held);
  KnownStems& stems = held->of("en");
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += " w" + std::to_string(i);
  TokenList tokens;
  tokenize(text, tokens);
  for (const Token& token : tokens.tokens) stems.of(tokens, token);
  EXPECT_NE(StemMemory::of_thread(), held);
  EXPECT_EQ(stems.stem(stems.of(tokens, tokens.tokens.front())), "w0");
}

}  // namespace
}  // namespace chancery::search
