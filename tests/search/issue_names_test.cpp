#include "search/plan/issue_names.h"

#include <gtest/gtest.h>

#include "tests/support/sample_gazetteer.h"

namespace chancery::search {
namespace {

const Gazetteer& disputes() {
  static const Gazetteer made = testing::gazetteer_of(R"toml(
[[actor]]
id = "AAA"
type = "state"
name = "Arvia"
demonyms = ["Arvian"]

[[actor]]
id = "lake-province"
type = "place"
name = "Lake Province"
states = ["AAA"]

[[actor]]
id = "ferry-road"
type = "place"
name = "Ferry Road"
aliases = ["Ferry"]
states = ["AAA"]
)toml",
                                                      R"toml(
[[issue]]
id = "lake-dispute"
name = "Lake Province dispute"
actors = ["AAA"]
patterns = ["Lake Province", "(partition|problem) of Lake Province", "lake refugees"]

[[issue]]
id = "hunger"
name = "famine and hunger"
patterns = ["great dearth"]

[[issue]]
id = "spread"
name = "nuclear non-proliferation"
patterns = ["NPT"]
)toml");
  return made;
}

bool names(std::string_view id, std::string_view typed) {
  const Gazetteer& lists = disputes();
  return names_issue(lists, lists[lists.find(ConceptKind::kIssue, id)], typed);
}

TEST(IssueNames, ADisputeIsCalledByItsPlaceAndThatItIsOne) {
  EXPECT_TRUE(names("lake-dispute", "Lake Province"));
  EXPECT_TRUE(names("lake-dispute", "problem of Lake Province"));
  EXPECT_TRUE(names("lake-dispute", "the Arvian lake conflict"));
  EXPECT_TRUE(names("lake-dispute", "Lacustria"));
}

TEST(IssueNames, APartOfADisputeIsNoNameOfTheWhole) {
  EXPECT_FALSE(names("lake-dispute", "partition of Lake Province"));
  EXPECT_FALSE(names("lake-dispute", "lake refugees"));
}

TEST(IssueNames, ADisputeIsNotCalledByAnotherPlace) {
  EXPECT_FALSE(names("lake-dispute", "Ferry"));
  EXPECT_FALSE(names("lake-dispute", "ferry road"));
}

TEST(IssueNames, AnAbbreviationIsOneWhenItSpellsTheName) {
  for (const char* typed : {"NPT", "NPTs", "NNP", "NON"})
    EXPECT_TRUE(names("spread", typed)) << typed;
  for (const char* typed : {"UNCLOS", "COP26", "N12", "PNT"})
    EXPECT_FALSE(names("spread", typed)) << typed;
  EXPECT_TRUE(names("hunger", "ХЛБ")) << "of another alphabet";
}

TEST(IssueNames, OtherIssuesAreCalledByTheirNamesAlone) {
  EXPECT_TRUE(names("hunger", "famine"));
  EXPECT_TRUE(names("hunger", "hunger"));
  EXPECT_FALSE(names("hunger", "great dearth"));
}

}  // namespace
}  // namespace chancery::search
