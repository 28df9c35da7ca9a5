#include "search/snippet/word_finder.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

Wanted wanting(const std::vector<std::string>& words) {
  Wanted wanted;
  for (const std::string& word : words) {
    wanted.units.emplace_back();
    wanted.units.back().words.insert(word);
  }
  return wanted;
}

// What is found of `wanted` in `text`, as written there.
std::vector<std::string> found(const Wanted& wanted, const std::string& text,
                               const std::string& language = "en") {
  WordFinder finder(wanted);
  std::vector<std::string> words;
  for (const FoundWord& word : finder.find(text, language)) {
    words.push_back(text.substr(word.span.begin, word.span.end - word.span.begin));
  }
  return words;
}

using Words = std::vector<std::string>;

TEST(WordFinder, ReadsCaseBracketsAndHyphens) {
  EXPECT_EQ(found(wanting({"border"}), "BORDER, (border) cross-border \"Border\" reborder"),
            (Words{"BORDER", "border", "border", "Border"}));
}

TEST(WordFinder, ReadsWordsWithPointsApostrophesAndAccents) {
  EXPECT_EQ(found(wanting({"us", "obrien", "reforme", "elysee"}),
                  "The U.S. and O'Brien said: réforme, says the Élysée’s man."),
            (Words{"U.S.", "O'Brien", "réforme", "Élysée"}));
}

TEST(WordFinder, FindsStemsAndBeginnings) {
  Wanted wanted;
  wanted.units.resize(2);
  wanted.units[0].stems.insert("negoti");
  wanted.units[1].prefixes = {"kara"};
  EXPECT_EQ(found(wanted, "Negotiators negotiate on Karabakh and negation."),
            (Words{"Negotiators", "negotiate", "Karabakh"}));
}

TEST(WordFinder, FindsSingleLettersAndDigits) {
  EXPECT_EQ(found(wanting({"x", "1325"}), "X and resolution 1325, not 13 nor 1,326 nor xx"),
            (Words{"X", "1325"}));
}

TEST(WordFinder, FindsWordsWhereverTheyStandInALongText) {
  const Wanted wanted = wanting({"corridor"});
  for (size_t before = 2000; before < 2100; ++before) {
    std::string text;
    while (text.size() < before) text += text.size() % 7 == 6 ? ' ' : 'a';
    text.back() = ' ';
    const std::vector<std::string> one = found(wanted, text + "corridor ends");
    ASSERT_EQ(one, Words{"corridor"}) << before;
  }
  EXPECT_EQ(found(wanted, std::string(5000, 'a') + "-corridor"), Words{"corridor"});
}

TEST(WordFinder, ReadsEveryScript) {
  EXPECT_EQ(found(wanting({"воина", "平和"}), "Большая война и 平和条約", "ru"),
            (Words{"война", "平和"}));
}

// A word begins otherwise than its stem there.
TEST(WordFinder, LooksAtEveryWordWhereStemsBeginOtherwise) {
  const std::string stem = Stemmer("id").stem("membaca");
  ASSERT_EQ(stem, "baca");
  Wanted wanted;
  wanted.units.emplace_back();
  wanted.units[0].stems.insert(stem);
  EXPECT_EQ(found(wanted, "dia membaca buku", "id"), Words{"membaca"});
}

}  // namespace
}  // namespace chancery
