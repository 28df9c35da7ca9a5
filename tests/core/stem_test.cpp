#include <gtest/gtest.h>

#include "chancery/text.h"

namespace chancery {
namespace {

std::string english(std::string_view word) {
  return Stemmer("en").stem(word);
}

TEST(Stem, InflectionsMeet) {
  EXPECT_EQ(english("sanctions"), english("sanctioned"));
  EXPECT_EQ(english("delimit"), english("delimiting"));
  EXPECT_NE(english("delimit"), english("delegate"));
}

struct Spellings {
  const char* british;
  const char* american;
};
void PrintTo(const Spellings& pair, std::ostream* out) {
  *out << pair.british << '/' << pair.american;
}

class BritishAndAmerican : public ::testing::TestWithParam<Spellings> {};

TEST_P(BritishAndAmerican, Meet) {
  EXPECT_EQ(english(GetParam().british), english(GetParam().american));
}

INSTANTIATE_TEST_SUITE_P(
    Stem, BritishAndAmerican,
    ::testing::Values(Spellings{"normalisation", "normalization"},
                      Spellings{"organisations", "organizations"},
                      Spellings{"demilitarise", "demilitarize"},
                      Spellings{"recognising", "recognizing"},
                      Spellings{"recognised", "recognized"}, Spellings{"authorise", "authorize"},
                      Spellings{"summarise", "summarize"}, Spellings{"privatise", "privatize"},
                      Spellings{"defence", "defense"}, Spellings{"labour", "labor"},
                      Spellings{"honoured", "honored"}, Spellings{"neighbourhood", "neighborhood"},
                      Spellings{"centre", "center"}, Spellings{"programmes", "programs"},
                      Spellings{"travelling", "traveling"}, Spellings{"analyse", "analyze"},
                      Spellings{"analysed", "analyzed"}, Spellings{"licence", "license"},
                      Spellings{"kilometres", "kilometers"}));

class KeepsItsS : public ::testing::TestWithParam<const char*> {};

TEST_P(KeepsItsS, IsNoBritishSpelling) {
  EXPECT_EQ(english(GetParam()).find('z'), std::string::npos) << english(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Stem, KeepsItsS,
                         ::testing::Values("compromise", "promises", "exercise", "enterprise",
                                           "otherwise", "likewise", "surprised", "supervise",
                                           "franchise", "sunrise", "advised", "revising", "promise",
                                           "premises", "treatise", "expertise", "comprise"));

TEST(Stem, NounAndVerbOfAnalysisAreTheSnowballStems) {
  EXPECT_EQ(english("analyses"), "analys");
}

TEST(Stem, StemsAreWithoutAccents) {
  EXPECT_EQ(Stemmer("fr").stem("négociés"), Stemmer("fr").stem("négocié"));
  EXPECT_EQ(Stemmer("fr").stem("négocié").find("é"), std::string::npos);
}

TEST(Stem, UsesTheLanguage) {
  EXPECT_EQ(Stemmer("ru").stem("переговоры"), Stemmer("ru").stem("переговоров"));
  EXPECT_NE(Stemmer("en").stem("переговоры"), Stemmer("en").stem("переговоров"));
}

TEST(Stem, UnknownLanguagesFoldOnly) {
  EXPECT_FALSE(Stemmer::supports("xx"));
  EXPECT_EQ(Stemmer("xx").stem("négociés"), "negocies");
  EXPECT_EQ(Stemmer("").stem("sanctions"), "sanctions");
}

TEST(Stem, NorwegianHasTwoCodes) {
  EXPECT_TRUE(Stemmer::supports("nb"));
  EXPECT_EQ(Stemmer("nb").stem("forhandlinger"), Stemmer("no").stem("forhandlinger"));
}

TEST(StopWords, AreOfOneLanguage) {
  EXPECT_TRUE(is_stop_word("the", "en"));
  EXPECT_TRUE(is_stop_word("off", "en"));  // "piracy off Somalia" asks for piracy
  EXPECT_FALSE(is_stop_word("the", "fr"));
  EXPECT_TRUE(is_stop_word("und", "de"));
  EXPECT_TRUE(is_stop_word("и", "ru"));
  EXPECT_TRUE(is_stop_word("من", "ar"));
  EXPECT_TRUE(is_stop_word("में", "hi"));
  EXPECT_TRUE(is_stop_word("olarak", "tr"));
}

TEST(StopWords, AreFolded) {
  EXPECT_TRUE(is_stop_word(fold("até"), "pt") == is_stop_word("ate", "pt"));
  EXPECT_TRUE(is_stop_word("perche", "it"));
  EXPECT_TRUE(is_stop_word(fold("Ποιος"), "el"));
  EXPECT_TRUE(is_stop_word(fold("dacă"), "ro"));
  EXPECT_TRUE(is_stop_word(fold("için"), "tr"));
  EXPECT_TRUE(is_stop_word(fold("của"), "vi"));
  EXPECT_FALSE(is_stop_word(fold("đảng"), "vi"));
}

TEST(StopWords, WordsOfSubstanceAreNone) {
  for (const char* word : {"against", "without", "war", "peace", ""}) {
    EXPECT_FALSE(is_stop_word(word, "en")) << word;
  }
}

TEST(StopWords, UnknownLanguagesHaveNone) {
  EXPECT_FALSE(is_stop_word("the", "xx"));
}

}  // namespace
}  // namespace chancery
