#include "indexer/isolate/recognizer.h"

#include <gtest/gtest.h>

namespace chancery::indexer {
namespace {

constexpr const char* kListed =
    "List of available languages in \"/usr/share/tessdata/\" (9):\n"
    "ara\naze_cyrl\nchi_sim\nchi_tra\ndeu\neng\nequ\nfra\nosd\nrus\nscript/Cyrillic\nspa\n";

TEST(Recognizer, TakesSomeLanguagesEnglishFirst) {
  EXPECT_EQ(recognizer_languages(kListed, "auto"), "eng+ara+aze_cyrl+chi_sim+chi_tra+deu");
  EXPECT_EQ(recognizer_languages("Languages (2):\neng\nosd\n", "auto"), "eng");
  EXPECT_EQ(recognizer_languages("", "auto"), "");
}

TEST(Recognizer, TakesThatOfTheDocuments) {
  EXPECT_EQ(recognizer_languages(kListed, "fr"), "fra");
  EXPECT_EQ(recognizer_languages(kListed, "az"), "aze_cyrl");
  EXPECT_EQ(recognizer_languages(kListed, "zh"), "chi_sim+chi_tra");
  EXPECT_EQ(recognizer_languages(kListed, "pt"), "");
}

}  // namespace
}  // namespace chancery::indexer
