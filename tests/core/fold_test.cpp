#include <gtest/gtest.h>

#include "chancery/text.h"

namespace chancery {
namespace {

TEST(Fold, KeepsWhatIsBetweenWords) {
  EXPECT_EQ(fold("São Tomé, 2023!"), "sao tome, 2023!");
}

TEST(Fold, MakesApostrophesAlike) {
  EXPECT_EQ(fold("Côte d’Ivoire"), "cote d'ivoire");
  EXPECT_EQ(fold("Côte d'Ivoire"), "cote d'ivoire");
}

TEST(Fold, FoldsWideAndLigatureForms) {
  EXPECT_EQ(fold("ＮＡＴＯ"), "nato");
  EXPECT_EQ(fold("ﬁsh"), "fish");
}

TEST(Fold, TakesArabicAndHebrewMarksOff) {
  EXPECT_EQ(fold("مُحَمَّد"), "محمد");
  EXPECT_EQ(fold("שָׁלוֹם"), "שלום");
}

TEST(Fold, IsIdempotent) {
  for (const char* text : {"İstanbul", "Straße", "Ǆ", "Έλλάς", "ƏLİYEV", "ﬃ", "한국", "中国"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(Fold, KeepsChineseAndKorean) {
  EXPECT_EQ(fold("中国"), "中国");
  EXPECT_EQ(fold("한국"), "한국");
}

}  // namespace
}  // namespace chancery
