#include "search/snippet/word_finder.h"

#include <gtest/gtest.h>

namespace chancery::search {
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
std::vector<std::string> found(const Wanted& wanted, const std::string& text) {
  WordFinder finder(wanted);
  std::vector<std::string> words;
  for (const FoundWord& word : finder.find(text)) {
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

TEST(WordFinder, FindsFormsAndBeginnings) {
  Wanted wanted;
  wanted.units.resize(2);
  wanted.units[0].forms = {"negotiate", "negotiators"};
  wanted.units[1].prefixes = {"kara"};
  EXPECT_EQ(found(wanted, "Negotiators negotiate on Karabakh and negation."),
            (Words{"Negotiators", "negotiate", "Karabakh"}));
}

TEST(WordFinder, FindsWordsThatStandTogetherInAnyOrder) {
  Wanted wanted;
  wanted.units.resize(1);
  wanted.units[0].phrases.push_back({{"dock", "strike"}, 5, true});
  EXPECT_EQ(found(wanted, "A strike at the docks, a dock strike and a strike at each dock."),
            (Words{"dock strike", "strike at each dock"}));
  wanted.units[0].phrases.front().any_order = false;
  EXPECT_EQ(found(wanted, "a dock strike and a strike at each dock"), Words{"dock strike"});
}

TEST(WordFinder, FindsPhrasesOfLongWords) {
  Wanted wanted;
  wanted.units.resize(1);
  wanted.units[0].phrases.push_back({{"the", "end"}, 4, true});
  EXPECT_EQ(found(wanted, "the internationalization's counterproductive end of the day, the END"),
            (Words{"the internationalization's counterproductive end", "end of the",
                   "the day, the END", "the END"}));
  EXPECT_EQ(found(wanted, "the internationalization of misunderstandings ends; of its end"),
            Words{});
}

TEST(WordFinder, FindsShortWordsAndShortBeginnings) {
  const std::string text = "Under UN, un-do uno U.N. UN's un 4x4 4 4.5 4th u u's";
  EXPECT_EQ(found(wanting({"un"}), text), (Words{"UN", "un", "U.N.", "UN", "un"}));
  EXPECT_EQ(found(wanting({"4"}), text), (Words{"4"}));
  EXPECT_EQ(found(wanting({"u"}), text), (Words{"u", "u"}));
  Wanted wanted;
  wanted.units.resize(1);
  wanted.units[0].prefixes = {"un"};
  EXPECT_EQ(found(wanted, text), (Words{"Under", "UN", "un", "uno", "U.N.", "UN", "un"}));
  wanted.units[0].prefixes = {"4"};
  EXPECT_EQ(found(wanted, text), (Words{"4x4", "4", "4.5", "4th"}));
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
  EXPECT_EQ(found(wanting({"воина", "平和"}), "Большая война и 平和条約"),
            (Words{"война", "平和"}));
}

TEST(WordFinder, TakesTheFirstOfSeveralUnitsThatWantAWord) {
  Wanted wanted = wanting({"border", "frontier"});
  wanted.units[1].forms.insert("border");
  WordFinder finder(wanted);
  const std::vector<FoundWord> words = finder.find("frontier and border");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].unit, 1U);
  EXPECT_EQ(words[1].unit, 0U);
}

}  // namespace
}  // namespace chancery::search
