#include "indexer/tag/state_salience.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/tag/passing_mention.h"
#include "indexer/tag/salience.h"

namespace chancery::indexer {
namespace {

constexpr double kMain = 0.5;

Span span_of(const std::string& text, const std::string& word) {
  const size_t at = text.find(word);
  EXPECT_NE(at, std::string::npos) << word;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + word.size())};
}

// A state with a mention for every word of the text that it is given.
Tag state(const std::string& id, const std::string& text, const std::vector<std::string>& words,
          int title_mentions = 0) {
  Tag tag;
  tag.id = tag.state = id;
  tag.type = "state";
  for (const std::string& word : words) tag.mentions.push_back(span_of(text, word));
  tag.title_mentions = title_mentions;
  return tag;
}

bool passing(const std::string& text, const std::string& word) {
  return in_passing(text, span_of(text, word));
}

TEST(PassingMention, IsMoneyOrASeat) {
  EXPECT_TRUE(passing("a bond in Australian dollars.", "Australian"));
  EXPECT_TRUE(passing("ten Danish crowns", "Danish"));
  EXPECT_TRUE(passing("FIFTY U.S. DLRS MORE", "U.S."));
  EXPECT_TRUE(passing("the London-based bank", "London"));
}

TEST(PassingMention, IsWhereSecuritiesAreListed) {
  EXPECT_TRUE(passing("The bonds will be listed in Luxembourg.", "Luxembourg"));
  EXPECT_TRUE(passing("Listing will be on the London market.", "London"));
  EXPECT_FALSE(passing("The bonds are listed. In Luxembourg prices fell.", "Luxembourg"));
  EXPECT_FALSE(passing("He listed Luxembourg among his friends.", "Luxembourg"));
}

// Whether a courtesy holds the word in a text of one sentence.
bool greeted(const std::string& text, const std::string& word) {
  Record record;
  record.text = text;
  record.sentences = split_sentences(text);
  PassingMentions passing(record);
  return passing.holds(span_of(text, word));
}

TEST(PassingMention, IsWhomASpeakerGreetsOrThanks) {
  EXPECT_TRUE(greeted("I congratulate Mr. Ek of Guyana on his election.", "Guyana"));
  EXPECT_TRUE(greeted("My delegation thanks Bulgaria, whose son led us.", "Bulgaria"));
  EXPECT_TRUE(greeted("We welcome our new member, Tonga.", "Tonga"));
  EXPECT_TRUE(greeted("We offer our condolences to the people of Peru.", "Peru"));
}

TEST(PassingMention, IsNotWhomOthersGreetNorWhatIsWelcomed) {
  EXPECT_FALSE(greeted("The minister congratulated Guyana on the vote.", "Guyana"));
  EXPECT_FALSE(greeted("We welcome the treaty between Peru and its neighbour.", "Peru"));
  EXPECT_FALSE(greeted("Guyana, I say, deserves it, and I thank you.", "Guyana"));
  EXPECT_FALSE(greeted("I thank you. Guyana left.", "Guyana"));
}

TEST(PassingMention, IsNoOther) {
  EXPECT_FALSE(passing("Australian farmers", "Australian"));
  EXPECT_FALSE(passing("Australia. Dollars fell", "Australia"));
  EXPECT_FALSE(passing("in Australia", "Australia"));
  EXPECT_FALSE(passing("London basedness", "London"));
  EXPECT_FALSE(passing("Danish marketeering in the north", "Danish"));
}

double salience_of(std::vector<Tag> tags, const std::string& text, const std::string& id) {
  Record record;
  record.text = text;
  weigh(tags, record);
  for (const Tag& tag : tags) {
    if (tag.id == id) return tag.salience;
  }
  return -1;
}

TEST(StateSalience, MoneyIsNoSubject) {
  const std::string money =
      "PARIS, March 3 - France said that it would sell bonds. They are in Danish crowns.";
  const std::string people =
      "PARIS, March 3 - France said that it would sell bonds. They are for Danish savers.";
  const auto both = [](const std::string& text) {
    return std::vector<Tag>{state("FRA", text, {"PARIS", "France"}),
                            state("DNK", text, {"Danish"})};
  };
  EXPECT_LT(salience_of(both(money), money, "DNK"), salience_of(both(people), people, "DNK"));
}

TEST(StateSalience, WhoIsNamedOftenBeatsTheDateline) {
  const std::string text =
      "LONDON, March 3 - Peru cut its debt. Peruvian banks agreed. Peru's president was glad.";
  const std::vector<Tag> tags = {state("GBR", text, {"LONDON"}),
                                 state("PER", text, {"Peru cut", "Peruvian", "Peru's"}, 1)};
  EXPECT_GE(salience_of(tags, text, "PER"), kMain);
}

TEST(StateSalience, TheOnlyStateOfANewsStoryIsMain) {
  const std::string text = "Some say that rates will fall. In Peru they already did.";
  EXPECT_GE(salience_of({state("PER", text, {"Peru"})}, text, "PER"), kMain);
}

TEST(StateSalience, AGovernmentMattersNoMoreThanItsState) {
  const std::string text = "LONDON, March 3 - Peru cut its debt. Peruvian banks agreed.";
  std::vector<Tag> tags = {state("GBR", text, {"LONDON"}),
                           state("PER", text, {"Peru cut", "Peruvian"}, 2)};
  Tag government = state("GBR-government", text, {"LONDON"});
  government.type = "government";
  government.state = "GBR";
  tags.push_back(government);
  EXPECT_LE(salience_of(tags, text, "GBR-government"), salience_of(tags, text, "GBR"));
}

TEST(StateSalience, AGreetingMakesNoMainActor) {
  const std::string text =
      "I congratulate you and your country, Uganda. " + std::string(3000, 'x') + ".";
  Record record;
  record.text = text;
  record.sentences = split_sentences(text);
  std::vector<Tag> tags = {state("UGA", text, {"Uganda"})};
  weigh(tags, record);
  EXPECT_LT(tags[0].salience, kMain);
}

TEST(StateSalience, TheSpeakerIsMain) {
  const std::string text = "Peru said this. " + std::string(3000, 'x') + ". Chile left.";
  Record record;
  record.text = text;
  std::vector<Tag> tags = {state("PER", text, {"Peru"}), state("CHL", text, {"Chile"})};
  weigh(tags, record, "CHL");
  EXPECT_GE(tags[0].salience, kMain);
  EXPECT_TRUE(tags[0].id == "CHL" || tags[1].salience >= kMain);
}

TEST(StateSalience, OthersAreNotWeighed) {
  Tag tag;
  tag.id = "un";
  tag.type = "organisation";
  const Record record;
  PassingMentions passing(record);
  EXPECT_EQ(state_salience({tag}, record, passing), std::vector<double>{0});
  EXPECT_TRUE(state_salience({}, record, passing).empty());
}

}  // namespace
}  // namespace chancery::indexer
