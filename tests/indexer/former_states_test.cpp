#include "indexer/tag/former_states.h"

#include <gtest/gtest.h>

#include "indexer/tag/tagger.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

const Gazetteer& states() {
  static const Gazetteer made = testing::gazetteer_of(R"toml(
[[actor]]
id = "DDR"
type = "state"
name = "East Germany"
from = 1949
to = 1990
successor = ["DEU"]

[[actor]]
id = "DEU"
type = "state"
name = "Germany"
seats = ["Bonn"]

[[actor]]
id = "RUS"
type = "state"
name = "Russia"
seats = ["Moscow"]
cities = ["Murmansk"]
from = 1991

[[actor]]
id = "SUN"
type = "state"
name = "Soviet Union"
from = 1922
to = 1991
successor = ["RUS"]
)toml");
  return made;
}

std::string in(const std::string& id, int year) {
  const ConceptIndex state = states().find(ConceptKind::kActor, id);
  return states()[FormerStates(states()).in(state, year)].id;
}

TEST(FormerStates, StandWhereTheirSuccessorsDo) {
  EXPECT_EQ(in("RUS", 1987), "SUN");
  EXPECT_EQ(in("RUS", 1922), "SUN");
}

TEST(FormerStates, AreGoneBeforeAndBehindTheirTime) {
  EXPECT_EQ(in("RUS", 1992), "RUS");
  EXPECT_EQ(in("RUS", 1914), "RUS");
  EXPECT_EQ(in("RUS", 0), "RUS");
}

TEST(FormerStates, BesideTheirSuccessorDoNotCount) {
  EXPECT_EQ(in("DEU", 1987), "DEU");
}

Record tagged(const std::string& text, const std::string& date) {
  const Matcher matcher(states());
  Tagger tagger(matcher);
  Record record;
  record.text = text;
  record.date = date;
  AnalysedText analysed;
  tagger.tag(record, analysed);
  return record;
}

bool has(const Record& record, const std::string& id) {
  return std::any_of(record.actors.begin(), record.actors.end(),
                     [&](const Tag& tag) { return tag.id == id; });
}

TEST(FormerStates, ACapitalSpeaksForTheStateOfTheDay) {
  const Record then = tagged("Moscow agreed. The fleet left Murmansk.", "1987-03-02");
  EXPECT_TRUE(has(then, "SUN"));
  EXPECT_FALSE(has(then, "RUS"));
  const Record now = tagged("Moscow agreed. The fleet left Murmansk.", "2022-03-02");
  EXPECT_TRUE(has(now, "RUS"));
  EXPECT_FALSE(has(now, "SUN"));
}

TEST(FormerStates, ANameIsWhatItSays) {
  EXPECT_TRUE(has(tagged("Russia was one of the republics.", "1987"), "RUS"));
}

}  // namespace
}  // namespace chancery::indexer
