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
id = "china-ceec"
type = "organisation"
name = "17+1"

[[actor]]
id = "harold-macmillan"
type = "leader"
name = "Harold Macmillan"
aliases = ["Macmillan"]
surname = "Macmillan"
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

TEST(NameContext, ASignOfMoneyIsNoState) {
  EXPECT_THAT(found("It cost US$ 5 a day."), IsEmpty());
  EXPECT_THAT(found("It cost US$5 a day."), IsEmpty());
  EXPECT_THAT(found("It cost the US $5 a day."), ElementsAre("USA"));
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

TEST(NameContext, ALeadersNameMayBePartOfAnothers) {
  for (const char* text :
       {"He met Mr. Macmillan de Ruyter there.", "He met Hamid Al-Macmillan there.",
        "He heard Macmillan von der Heide speak."}) {
    EXPECT_THAT(found(text), IsEmpty()) << text;
  }
  for (const char* text : {"He met Mr. Macmillan there.", "Macmillan y Heide hablaron.",
                           "He heard Macmillan de facto agree."}) {
    EXPECT_THAT(found(text), ElementsAre("harold-macmillan")) << text;
  }
}

TEST(NameContext, ALeadersSurnameIsNotThatOfANamesake) {
  EXPECT_THAT(found("It was said that Michael Macmillan sold wood. Macmillan denied it."),
              IsEmpty());
  EXPECT_THAT(found("It was said that Harald Macmillan sold wood."),
              ElementsAre("harold-macmillan"));
  EXPECT_THAT(found("Harold Macmillan met Michael Macmillan. Macmillan left."),
              ElementsAre("harold-macmillan", "harold-macmillan"));
}

TEST(NameContext, ALeaderWhoIsNamedMayBeginAnothersNameToo) {
  EXPECT_THAT(found("Harold Macmillan bought wood of Macmillan Bloedel."),
              ElementsAre("harold-macmillan"));
}

TEST(NameContext, AFractionIsNoNameOfNumbers) {
  EXPECT_THAT(found("The ministers of the 17+1 met."), ElementsAre("china-ceec"));
  EXPECT_THAT(found("The note pays 17-1/4 pct and costs 17 1/2."), IsEmpty());
}

TEST(NameContext, AHyphenJoinsTwoStates) {
  EXPECT_THAT(found("The Anglo-American alliance held."), ElementsAre("GBR", "USA"));
  EXPECT_THAT(found("The miner Anglo-American Corporation fell."), ElementsAre("anglo-american"));
  EXPECT_THAT(found("The miner Anglo American fell."), ElementsAre("anglo-american"));
}

TEST(NameContext, ACityWhereOthersMeetIsNotItsState) {
  EXPECT_THAT(found("The Chinese delegation met the rebels again in Baku."), ElementsAre("CHN"));
  EXPECT_THAT(found("They resumed talks with China at a hotel near Yerevan."), ElementsAre("CHN"));
  EXPECT_THAT(found("The conference opened in Baku with an appeal to China."), ElementsAre("CHN"));
  EXPECT_THAT(found("The Convention was signed at Yerevan in 1975."), IsEmpty());
  EXPECT_THAT(found("The accord was adopted in Baku by all."), IsEmpty());
  EXPECT_THAT(found("The Yerevan talks went on."), IsEmpty());
  EXPECT_THAT(found("Rates are as in China's agreement last month in Baku."), ElementsAre("CHN"));
  EXPECT_THAT(found("Done at Yerevan this third day of June."), IsEmpty());
}

TEST(NameContext, ACityThatActsIsItsState) {
  EXPECT_THAT(found("They met officials in Baku."), ElementsAre("AZE-government"));
  EXPECT_THAT(found("They met in Armenia."), ElementsAre("ARM"));
  EXPECT_THAT(found("Baku met the rebels halfway."), ElementsAre("AZE-government"));
  EXPECT_THAT(found("The law was adopted in Yerevan."), ElementsAre("ARM-government"));
  EXPECT_THAT(found("They complained in Yerevan."), ElementsAre("ARM-government"));
  EXPECT_THAT(found("Talks in Baku failed."), ElementsAre("AZE-government"));
  EXPECT_THAT(found("The Chinese met in Baku's shadow."), ElementsAre("CHN", "AZE-government"));
}

TEST(NameContext, ShipsAndClubsAreNotTheirStates) {
  EXPECT_THAT(found("HMS Armenia was damaged in 1942."), IsEmpty());
  EXPECT_THAT(found("The liner Georgia was broken up."), IsEmpty());
  EXPECT_THAT(found("He plays for Dynamo Yerevan now."), IsEmpty());
  EXPECT_THAT(found("Her ship left Armenia's friends behind."), ElementsAre("ARM"));
}

TEST(NameContext, UniversitiesAreNotTheirStates) {
  EXPECT_THAT(found("He taught at the University of Yerevan."), IsEmpty());
  EXPECT_THAT(found("Baku University was closed."), IsEmpty());
  EXPECT_THAT(found("Baku closed the university of the town."), ElementsAre("AZE-government"));
}

TEST(NameContext, AnAmountOfMoneyIsNotItsState) {
  EXPECT_THAT(found("It cost three hundred Armenian drams."), IsEmpty());
  EXPECT_THAT(found("It cost 300 Chinese yuan."), IsEmpty());
  EXPECT_THAT(found("The Chinese yuan fell."), ElementsAre("CHN"));
  EXPECT_THAT(found("On 5 May China's yuan fell."), ElementsAre("CHN"));
}

TEST(NameContext, ASecretaryOfStateIsAUsStates) {
  EXPECT_THAT(found("Georgia's secretary of state refused."), IsEmpty());
  EXPECT_THAT(found("Georgia's foreign minister refused."), ElementsAre("GEO"));
}

}  // namespace
}  // namespace chancery
