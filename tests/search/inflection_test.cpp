#include "search/plan/inflection.h"

#include <gmock/gmock.h>

namespace chancery::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Inflections, AreOneWordAndDerivationsAreNot) {
  EXPECT_THAT(inflections("nationalization", {"nation", "nations", "national", "nationalize",
                                              "nationalization", "nationalisations"}),
              UnorderedElementsAre("nationalization", "nationalisations"));
  EXPECT_THAT(inflections("liberal", {"liberal", "liberals", "liberation", "liberated", "liber"}),
              UnorderedElementsAre("liberal", "liberals"));
  EXPECT_THAT(inflections("university", {"universal", "university", "universities"}),
              UnorderedElementsAre("university", "universities"));
}

TEST(Inflections, OfVerbs) {
  EXPECT_THAT(inflections("vote", {"vote", "votes", "voted", "voting", "voter"}),
              UnorderedElementsAre("vote", "votes", "voted", "voting"));
  EXPECT_THAT(inflections("planned", {"plan", "plans", "planned", "planning", "plane"}),
              UnorderedElementsAre("plan", "plans", "planned", "planning"));
  EXPECT_THAT(inflections("try", {"try", "tries", "tried", "trying"}),
              UnorderedElementsAre("try", "tries", "tried", "trying"));
}

TEST(Inflections, TheVocabularyTellsWhereTheLettersDoNot) {
  EXPECT_THAT(inflections("units", {"unit", "units", "unite", "united"}),
              UnorderedElementsAre("unit", "units"));
  EXPECT_THAT(inflections("united", {"unit", "units", "unite", "united"}),
              UnorderedElementsAre("unite", "united"));
}

TEST(Inflections, OfBothSpellings) {
  EXPECT_THAT(inflections("labor", {"labor", "labour", "labours", "laborious"}),
              UnorderedElementsAre("labor", "labour", "labours"));
  EXPECT_THAT(inflections("judgement", {"judgement", "judgment", "judgments"}),
              UnorderedElementsAre("judgement", "judgment", "judgments"));
}

TEST(IrregularNumbers, OfWordsAndAbbreviations) {
  EXPECT_THAT(irregular_numbers("crisis"), ElementsAre("crises"));
  EXPECT_THAT(irregular_numbers("crises"), ElementsAre("crisis"));
  EXPECT_THAT(irregular_numbers("ngo"), ElementsAre("ngos"));
  EXPECT_THAT(irregular_numbers("ngos"), ElementsAre("ngo"));
  EXPECT_THAT(irregular_numbers("mps"), ElementsAre("mp"));
  EXPECT_THAT(irregular_numbers("memorandum"), ElementsAre("memoranda"));
  EXPECT_THAT(irregular_numbers("women"), Contains("woman"));
  EXPECT_THAT(irregular_numbers("gas"), IsEmpty());
  EXPECT_THAT(irregular_numbers("bus"), IsEmpty());
  EXPECT_THAT(irregular_numbers("salt"), IsEmpty());
}

}  // namespace
}  // namespace chancery::search
