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

// Documents lie in the order of their paths, often by year: the first ones are no sample.
TEST(StandBeside, LooksAllOverTheDatabase) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 400; ++i) {
    Xapian::Document document;
    document.add_posting("peace", 1);
    document.add_posting("keeping", i < 200 ? 5 : 2);
    database.add_document(document);
  }
  EXPECT_TRUE(stand_beside(database, "peace", "keeping"));
  EXPECT_TRUE(stand_beside(database, "peace", "keeping", kLooksForForm));
  EXPECT_FALSE(stand_beside(database, "keeping", "peace"));
  EXPECT_FALSE(stand_beside(database, "peace", "absent"));
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
