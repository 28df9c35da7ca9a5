#include "indexer/tag/state_salience.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/page/dateline.h"
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

TEST(PassingMention, IsNoOther) {
  EXPECT_FALSE(passing("Australian farmers", "Australian"));
  EXPECT_FALSE(passing("Australia. Dollars fell", "Australia"));
  EXPECT_FALSE(passing("in Australia", "Australia"));
  EXPECT_FALSE(passing("London basedness", "London"));
  EXPECT_FALSE(passing("Danish marketeering in the north", "Danish"));
}

TEST(Dateline, EndsBehindItsDash) {
  EXPECT_EQ(dateline_end("LONDON, March 3 - The pound"), 18U);
  EXPECT_EQ(dateline_end("NEW YORK (AP) — The"), 18U);
  EXPECT_EQ(dateline_end("BRUSSELS - Ministers - all"), 11U);
}

TEST(Dateline, IsNotWhatOnlyHasADash) {
  EXPECT_EQ(dateline_end("The pound - and the franc - fell"), 0U);
  EXPECT_EQ(dateline_end("1987 - a year"), 0U);
  EXPECT_EQ(dateline_end("LONDON fell."), 0U);
  EXPECT_EQ(dateline_end("A " + std::string(200, 'x') + " - late"), 0U);
  EXPECT_EQ(dateline_end(""), 0U);
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

TEST(StateSalience, OthersAreNotWeighed) {
  Tag tag;
  tag.id = "un";
  tag.type = "organisation";
  EXPECT_EQ(state_salience({tag}, Record{}), std::vector<double>{0});
  EXPECT_TRUE(state_salience({}, Record{}).empty());
}

}  // namespace
}  // namespace chancery::indexer
