// Sentences whose words are like those of an issue, matched against the shipped gazetteer.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "chancery/matcher.h"
#include "tests/support/directories.h"

namespace chancery {
namespace {

bool speaks_of(const std::string& sentence, std::string_view issue) {
  static const Gazetteer gazetteer = Gazetteer::load(source_directory() + "/gazetteer");
  static const Matcher matcher(gazetteer);
  static MatchScratch scratch;
  TokenList tokens;
  tokenize(sentence, tokens);
  for (const Mention& mention :
       matcher.match(sentence, tokens, split_sentences(sentence), scratch)) {
    if (gazetteer[mention.target].id == issue) return true;
  }
  return false;
}

struct Sentence {
  const char* issue;
  const char* words;
};

TEST(IssueWording, WordsThatAreOnlyLikeAnIssueAreNone) {
  static const std::vector<Sentence> sentences = {
      {"non-interference", "Tension in international affairs has grown this year."},
      {"nuclear-power", "The nuclear Powers would bind themselves not to attack each other."},
      {"human-rights-abuses", "The island may disappear below the waves."},
      {"detente", "He was held in detention for a week."},
      {"pandemics", "They feared the outbreak of a third war."},
      {"vaccines", "No region is immune to the tensions of the world."},
      {"vaccines", "The envoys enjoy privileges and immunities."},
      {"arms-trade", "Troops were sent in order to avoid any armed clash."},
      {"protests", "The common interests of all people demand that."},
      {"troop-withdrawal", "Thousands of families were forced to leave."},
      {"human-trafficking", "It turns the free man into a slave."},
      {"military-bases", "The report is based on forms that were returned."},
      {"prisoners-of-war", "She was released from prison in spring."},
      {"freedom-of-religion", "He believes that the deal could close soon."},
      {"press-freedom", "Officials reported an earlier attack on the bridge."},
      {"tariffs", "It knows the duties of being a good neighbour."},
      {"defence", "We call up the memory of the founders."},
      {"foreign-aid", "The bank said that its loans to Brazil earn nothing."},
      {"security-council-reform", "The party won two additional seats in the city council."},
  };
  for (const auto& [issue, words] : sentences) EXPECT_FALSE(speaks_of(words, issue)) << words;
}

TEST(IssueWording, AnIssueInTheWordsOfNewspapersIsOne) {
  static const std::vector<Sentence> sentences = {
      {"non-interference", "It must keep out of our internal affairs."},
      {"nuclear-power", "A second nuclear power plant is to be built on the coast."},
      {"human-rights-abuses", "The massacre was followed by enforced disappearances."},
      {"detente", "The policy of detente has come to an end."},
      {"pandemics", "An outbreak of cholera closed the port."},
      {"vaccines", "The mass immunization of infants began."},
      {"arms-trade", "The navy bought four frigates abroad."},
      {"protests", "Thousands of people marched through the capital."},
      {"troop-withdrawal", "The foreign forces left the valley."},
      {"military-bases", "The airfield was closed to foreign troops."},
      {"tariffs", "A duty on imported steel was announced."},
      {"security-council-reform", "Africa asks for a new permanent seat."},
      {"falklands", "The ferry goes to Port Stanley once a week."},
      {"karabakh-conflict", "Engineers returned to Agdam in spring."},
      {"abkhazia", "The train to Sukhumi runs again."},
  };
  for (const auto& [issue, words] : sentences) EXPECT_TRUE(speaks_of(words, issue)) << words;
}

}  // namespace
}  // namespace chancery
