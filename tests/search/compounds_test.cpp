#include "search/plan/compounds.h"

#include <gmock/gmock.h>

namespace chancery::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(Hyphenations, AreWhereOthersWriteAHyphen) {
  EXPECT_THAT(hyphenations("cooperation"), Contains(Pair("co", "operation")));
  EXPECT_THAT(hyphenations("multistakeholder"), ElementsAre(Pair("multi", "stakeholder")));
  EXPECT_THAT(hyphenations("covid19"), ElementsAre(Pair("covid", "19")));
  EXPECT_THAT(hyphenations("f16"), ElementsAre(Pair("f", "16")));
  EXPECT_THAT(hyphenations("1990s"), IsEmpty());
  EXPECT_THAT(hyphenations("salt"), IsEmpty());
  EXPECT_THAT(hyphenations("core"), IsEmpty());
}

TEST(JoinsWords, TellsHyphensFromOtherSigns) {
  bool solid = false;
  EXPECT_TRUE(joins_words("/", solid));
  EXPECT_FALSE(solid);
  EXPECT_TRUE(joins_words("-", solid));
  EXPECT_TRUE(solid);
  EXPECT_FALSE(joins_words(" ", solid));
  EXPECT_FALSE(joins_words(", ", solid));
  EXPECT_FALSE(joins_words("", solid));
}

}  // namespace
}  // namespace chancery::search
