#include "chancery/language.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(Language, IsDetected) {
  EXPECT_EQ(detect_language("The two governments agreed to open the border before the end of the "
                            "year, the ministry said on Monday."),
            "en");
  EXPECT_EQ(detect_language("Les deux gouvernements sont convenus d'ouvrir la frontière avant la "
                            "fin de l'année, a déclaré lundi le ministère."),
            "fr");
  EXPECT_EQ(detect_language("Оба правительства договорились открыть границу до конца года, "
                            "сообщило в понедельник министерство."),
            "ru");
}

TEST(Language, ChineseHasOneCode) {
  EXPECT_EQ(detect_language("两国政府同意在年底前开放边界,外交部星期一表示。"), "zh");
  EXPECT_EQ(detect_language("兩國政府同意在年底前開放邊界,外交部星期一表示。"), "zh");
}

TEST(Language, HebrewHasItsNewCode) {
  EXPECT_EQ(detect_language("שתי הממשלות הסכימו לפתוח את הגבול לפני סוף השנה"), "he");
}

TEST(Language, OfTooLittleIsUnknown) {
  EXPECT_EQ(detect_language(""), "");
  EXPECT_EQ(detect_language("12 345"), "");
}

TEST(Language, OfALongTextIsDetected) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "Les négociations sur la frontière continuent. ";
  EXPECT_EQ(detect_language(text), "fr");
}

TEST(Language, IsThatOfMostOfATextInTwo) {
  std::string french, english;
  while (french.size() < 2'000) french += "Les négociations sur la frontière continuent. ";
  while (english.size() < 20'000) english += "The talks about the border go on in the capital. ";
  EXPECT_EQ(detect_language(french + english), "en");
  EXPECT_EQ(detect_language(english + french), "en");
}

TEST(Language, NamesAreEnglish) {
  EXPECT_EQ(language_name("en"), "English");
  EXPECT_EQ(language_name("fr"), "French");
  EXPECT_EQ(language_name("qqq"), "qqq");
  EXPECT_EQ(language_name(""), "");
}

}  // namespace
}  // namespace chancery
