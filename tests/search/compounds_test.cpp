#include "search/plan/compounds.h"

#include <gmock/gmock.h>

#include "tests/support/sample_gazetteer.h"

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

// One of 60 documents with both words in 60 has them so, one of 100 in 100.
TEST(FoundBeside, CountsWhereServersAreAsked) {
  const Matcher matcher(testing::sample_gazetteer());
  for (const int documents : {60, 100}) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (int i = 0; i < documents; ++i) {
      Xapian::Document document;
      document.add_posting("peace", 1);
      document.add_posting("keeping", i == 30 ? 2 : 5);
      database.add_document(document);
    }
    WordForms forms({database});
    const std::vector<std::string> languages = {"en"};
    bool guessing = false;
    PlanContext context = {testing::sample_gazetteer(), matcher, languages, database, forms};
    context.guesses = [&] { return guessing; };
    EXPECT_EQ(found_beside(context, "peace", "keeping"), documents == 60);
    EXPECT_FALSE(found_beside(context, "peace", "keeping", kLooksForForm));
    EXPECT_FALSE(found_beside(context, "keeping", "peace"));
    EXPECT_FALSE(found_beside(context, "peace", "absent"));
    guessing = true;
    EXPECT_FALSE(found_beside(context, "peace", "absent"));
  }
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
