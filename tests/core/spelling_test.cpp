#include "chancery/spelling.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "chancery/text.h"

namespace chancery {
namespace {

using Forms = std::vector<const char*>;

class SpelledAlike : public ::testing::TestWithParam<Forms> {};

TEST_P(SpelledAlike, HaveOneKey) {
  const std::string key = spelling_key(fold(GetParam().front()));
  for (const char* form : GetParam()) EXPECT_EQ(spelling_key(fold(form)), key) << form;
}

INSTANTIATE_TEST_SUITE_P(Names, SpelledAlike,
                         ::testing::Values(Forms{"Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskij",
                                                 "Зеленский", "Зеленского", "Зеленському"},
                                           Forms{"Navalny", "Nawalny", "Navalnyj", "Навальный",
                                                 "Навального"},
                                           Forms{"Putin", "Poutine", "Путин", "Путина"},
                                           Forms{"Lavrov", "Lawrow", "Лавров"},
                                           Forms{"Chubais", "Tschubais", "Tchoubaïs", "Чубайс"},
                                           Forms{"Khrulev", "Hrulev", "Хрулев"},
                                           Forms{"Bo Dubovsky", "bo-dubovskyy", "Бо Дубовский"}));

TEST(Spelling, OtherNamesHaveOtherKeys) {
  EXPECT_NE(spelling_key("mario rossi"), spelling_key("maria rossi"));
  EXPECT_NE(spelling_key("ba"), spelling_key("baa"));
  EXPECT_NE(spelling_key("hansen"), spelling_key("jansen"));
  EXPECT_NE(spelling_key("ivanov"), spelling_key("ivanova"));
}

TEST(Spelling, OtherScriptsStayAsTheyAre) {
  EXPECT_EQ(spelling_key("泽连斯基"), "泽连斯基");
}

}  // namespace
}  // namespace chancery
