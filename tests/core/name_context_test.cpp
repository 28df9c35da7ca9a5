// What stands around a name and tells that it names something else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "chancery/matcher.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Gazetteer& lists() {
  static const Gazetteer made = testing::gazetteer_of(std::string(testing::kSampleActors) + R"toml(
[[actor]]
id = "GBR"
type = "state"
name = "Britain"
combining = ["Anglo"]

[[actor]]
id = "GEO"
type = "state"
name = "Georgia"

[[actor]]
id = "anglo-american"
type = "organisation"
name = "Anglo American"
aliases = ["Anglo American Corporation"]

[[actor]]
id = "harold-macmillan"
type = "leader"
name = "Harold Macmillan"
aliases = ["Macmillan"]
state = "GBR"
)toml");
  return made;
}

std::vector<std::string> found(const std::string& text) {
  static const Matcher matcher(lists());
  static MatchScratch scratch;
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<std::string> ids;
  for (const Mention& mention : matcher.match(text, tokens, split_sentences(text), scratch)) {
    ids.push_back(lists()[mention.target].id);
  }
  return ids;
}

TEST(NameContext, NewspapersStreetsAndClubsAreNotTheirPlaces) {
  EXPECT_THAT(found("They read the Baku Post."), IsEmpty());
  EXPECT_THAT(found("The old shop was in Yerevan Street."), IsEmpty());
  EXPECT_THAT(found("He plays for Denver Broncos."), IsEmpty());
  EXPECT_THAT(found("They read the Times of China."), IsEmpty());
  EXPECT_THAT(found("Turkish Daily News was closed."), IsEmpty());
}

TEST(NameContext, PlacesBesideOtherCapitalsAreMeant) {
  EXPECT_THAT(found("They read it in Baku."), ElementsAre("AZE-government"));
  EXPECT_THAT(found("Baku's Post Office burned."), ElementsAre("AZE-government"));
  EXPECT_THAT(found("The Baku post was vacant."), ElementsAre("AZE-government"));
}

TEST(NameContext, FoodAndPetsSayNothingOfACountry) {
  EXPECT_THAT(found("They ate Turkish food."), IsEmpty());
  EXPECT_THAT(found("They ate Chinese noodle soup."), IsEmpty());
  EXPECT_THAT(found("They met Turkish farmers."), ElementsAre("TUR"));
  EXPECT_THAT(found("Chinese and other food was sold."), ElementsAre("CHN"));
}

TEST(NameContext, ALanguageIsNoState) {
  EXPECT_THAT(found("She speaks Armenian."), IsEmpty());
  EXPECT_THAT(found("He is fluent in song and taught Turkish officers."), ElementsAre("TUR"));
}

TEST(NameContext, ALeadersNameMayBeginAnothers) {
  EXPECT_THAT(found("It was said that Macmillan Bloedel sold wood."), IsEmpty());
  EXPECT_THAT(found("It was said that Macmillan sold wood."), ElementsAre("harold-macmillan"));
  EXPECT_THAT(found("The Macmillan Government fell."), ElementsAre("harold-macmillan"));
}

TEST(NameContext, AHyphenJoinsTwoStates) {
  EXPECT_THAT(found("The Anglo-American alliance held."), ElementsAre("GBR", "USA"));
  EXPECT_THAT(found("The miner Anglo-American Corporation fell."), ElementsAre("anglo-american"));
  EXPECT_THAT(found("The miner Anglo American fell."), ElementsAre("anglo-american"));
}

TEST(NameContext, ASecretaryOfStateIsAUsStates) {
  EXPECT_THAT(found("Georgia's secretary of state refused."), IsEmpty());
  EXPECT_THAT(found("Georgia's foreign minister refused."), ElementsAre("GEO"));
}

}  // namespace
}  // namespace chancery
