#include "search/plan/readings.h"

#include <gtest/gtest.h>

#include "tests/support/sample_gazetteer.h"

namespace chancery::search {
namespace {

const Gazetteer& lists() {
  static const Gazetteer made = testing::gazetteer_of(R"toml(
[[actor]]
id = "COD"
type = "state"
name = "Democratic Republic of the Congo"
aliases = ["Congo"]
seats = ["Kinshasa"]

[[actor]]
id = "COG"
type = "state"
name = "Republic of the Congo"

[[actor]]
id = "GEO"
type = "state"
name = "Georgia"

[[actor]]
id = "SDN"
type = "state"
name = "Sudan"

[[actor]]
id = "SSD"
type = "state"
name = "South Sudan"
)toml",
                                                      testing::kSampleIssues);
  return made;
}

std::string read(const std::string& id, const std::string& written,
                 ConceptKind kind = ConceptKind::kActor) {
  return reading(lists(), lists().find(kind, id), written);
}

TEST(Reading, NamesTheKind) {
  EXPECT_EQ(read("SDN", "Sudan"), "actor Sudan");
  EXPECT_EQ(read("borders", "frontiers", ConceptKind::kIssue), "issue borders");
}

TEST(Reading, ASeatPointsToItsState) {
  EXPECT_EQ(read("COD-government", "Kinshasa"),
            "Kinshasa → Democratic Republic of the Congo (government)");
  EXPECT_EQ(read("COD-government", ""), "actor Government of Democratic Republic of the Congo");
}

TEST(Reading, AUsStateOfTheNameIsAskedFor) {
  EXPECT_EQ(read("GEO", "georgia"), "actor Georgia (or the US state: word:georgia -actor:GEO)?");
}

TEST(Reading, StatesThatShareANameAreAskedFor) {
  EXPECT_EQ(read("COD", "Congo"),
            "actor Democratic Republic of the Congo (or Republic of the Congo: actor:COG)?");
  EXPECT_EQ(read("COD", "Democratic Republic of the Congo"),
            "actor Democratic Republic of the Congo");
  EXPECT_EQ(read("SSD", "South Sudan"), "actor South Sudan");
}

TEST(Reading, WhoIsNamedOutrightIsNotAskedFor) {
  EXPECT_EQ(read("GEO", ""), "actor Georgia");
}

}  // namespace
}  // namespace chancery::search
