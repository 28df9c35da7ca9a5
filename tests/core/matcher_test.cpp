#include "chancery/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/sample_gazetteer.h"

namespace chancery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::sample_gazetteer;

// Each mention as "id:words as written".
std::vector<std::string> mentions(const Matcher& matcher, std::string_view text,
                                  bool any_case = false, int date = 0) {
  static MatchScratch scratch;
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<std::string> out;
  for (const Mention& mention :
       matcher.match(text, tokens, split_sentences(text), scratch, any_case, date)) {
    const size_t begin = tokens.tokens[mention.first].span.begin;
    const size_t end = tokens.tokens[mention.last - 1].span.end;
    out.push_back(matcher.gazetteer()[mention.target].id + ":" +
                  std::string(text.substr(begin, end - begin)));
  }
  return out;
}

std::vector<std::string> mentions(std::string_view text, bool any_case = false) {
  static const Matcher matcher(sample_gazetteer());
  return mentions(matcher, text, any_case);
}

TEST(Matcher, FindsNamesDemonymsAndSeats) {
  EXPECT_THAT(mentions("Armenia, the Azerbaijani side and Baku"),
              ElementsAre("ARM:Armenia", "AZE:Azerbaijani", "AZE-government:Baku"));
}

TEST(Matcher, FindsNothingInNothing) {
  EXPECT_THAT(mentions(""), IsEmpty());
  EXPECT_THAT(mentions("..."), IsEmpty());
  EXPECT_THAT(mentions("Nothing of note happened."), IsEmpty());
}

TEST(MatchScratch, NumbersTheWordsOfAllTexts) {
  const Matcher matcher(sample_gazetteer()), other(sample_gazetteer());
  MatchScratch scratch;
  const auto numbers = [&](const Matcher& with, std::string_view text) {
    TokenList tokens;
    tokenize(text, tokens);
    with.match(text, tokens, {}, scratch);
    return scratch.words();
  };
  const WordNumbers first = numbers(matcher, "Baku said what Yerevan and baku saïd");
  EXPECT_THAT(first.of, ElementsAre(0, 1, 2, 3, 4, 0, 5));
  const WordNumbers second = numbers(matcher, "Yerevan spoke");
  EXPECT_THAT(second.of, ElementsAre(3, 6));
  EXPECT_EQ(second.table, first.table);
  EXPECT_NE(numbers(other, "Yerevan spoke").table, first.table);
}

TEST(Matcher, TheLongestNameWins) {
  EXPECT_THAT(mentions("the Democratic Republic of the Congo and Congo"),
              ElementsAre("COD:Democratic Republic of the Congo", "COG:Congo"));
}

TEST(Matcher, ANameThatBreaksOffGivesItsShorterForms) {
  EXPECT_THAT(mentions("the Democratic Republic of Congo"), ElementsAre("COG:Congo"));
}

TEST(Matcher, DecoysWinAndGiveNothing) {
  EXPECT_THAT(mentions("Baku Steel opened a plant in Baku"), ElementsAre("AZE-government:Baku"));
}

TEST(Matcher, CapitalsAreEvidence) {
  EXPECT_THAT(mentions("they ate turkey off china"), IsEmpty());
  EXPECT_THAT(mentions("they ate Turkey off China"), ElementsAre("TUR:Turkey", "CHN:China"));
}

TEST(Matcher, AcronymsNeedCapitals) {
  EXPECT_THAT(mentions("the US and the WHO"), ElementsAre("USA:US", "who:WHO"));
  EXPECT_THAT(mentions("Who told us? Us!"), IsEmpty());
}

TEST(Matcher, AcronymsMayHavePoints) {
  EXPECT_THAT(mentions("the U.N. and the UN's envoy from the U.S."),
              ElementsAre("un:U.N.", "un:UN", "USA:U.S."));
}

TEST(Matcher, AnAcronymWithinANameIsNoIssue) {
  const Gazetteer gazetteer = testing::gazetteer_of("", R"(
[[issue]]
id = "thinking-machines"
name = "thinking machines"
patterns = ["TM"]
)");
  const Matcher matcher(gazetteer);
  EXPECT_THAT(mentions(matcher, "TM-driven growth and TM are here."),
              ElementsAre("thinking-machines:TM", "thinking-machines:TM"));
  EXPECT_THAT(mentions(matcher, "the roads to TM-Quds are shut."), IsEmpty());
}

TEST(Matcher, AccentsAndApostrophesFold) {
  EXPECT_THAT(mentions("Turkiye and Cote d’Ivoire"),
              ElementsAre("TUR:Turkiye", "CIV:Cote d’Ivoire"));
}

TEST(Matcher, PossessivesAndPluralsMatch) {
  EXPECT_THAT(mentions("Armenia's army, the Azerbaijanis' demand and the Chinese’s"),
              ElementsAre("ARM:Armenia", "AZE:Azerbaijanis", "CHN:Chinese"));
}

TEST(Matcher, DemonymsInSibilantsHaveNoPluralS) {
  EXPECT_THAT(mentions("the Chineses and Turkishs"), IsEmpty());
}

TEST(Matcher, HyphenatedPairsAreTwo) {
  EXPECT_THAT(mentions("Armenia-Azerbaijan talks; Armenian–Turkish ties"),
              ElementsAre("ARM:Armenia", "AZE:Azerbaijan", "ARM:Armenian", "TUR:Turkish"));
}

TEST(Matcher, CombiningFormsNeedAHyphen) {
  EXPECT_THAT(mentions("the Sino-Soviet split"), ElementsAre("CHN:Sino", "SUN:Soviet"));
  EXPECT_THAT(mentions("the Sino Soviet split"), ElementsAre("SUN:Soviet"));
  EXPECT_THAT(mentions("Sino"), IsEmpty());
}

TEST(Matcher, ASurnameCountsBehindTheFullNameOnly) {
  EXPECT_THAT(mentions("Pashinyan spoke. Nikol Pashinyan left. Pashinyan’s aide stayed."),
              ElementsAre("nikol-pashinyan:Nikol Pashinyan", "nikol-pashinyan:Pashinyan"));
}

TEST(Matcher, ASurnameIsForgottenInTheNextText) {
  EXPECT_THAT(mentions("Nikol Pashinyan left."), ElementsAre("nikol-pashinyan:Nikol Pashinyan"));
  EXPECT_THAT(mentions("Pashinyan left."), IsEmpty());
}

TEST(Matcher, InShoutedSentencesCaseSaysNothing) {
  EXPECT_THAT(mentions("ARMENIA AND CHINA SIGN A TREATY. They ate turkey."),
              ElementsAre("ARM:ARMENIA", "CHN:CHINA"));
}

TEST(Matcher, InShoutedSentencesAWordIsNoAcronym) {
  EXPECT_THAT(mentions("NOBODY KNOWS WHO TOLD THE PRESS"), IsEmpty());
  EXPECT_THAT(mentions("THE W.H.O. TOLD THE PRESS"), ElementsAre("who:W.H.O."));
}

TEST(Matcher, AFewCapitalsAreNoShout) {
  EXPECT_THAT(mentions("NATO US turkey"), ElementsAre("USA:US"));
}

TEST(Matcher, AnyCaseTakesSmallLetters) {
  EXPECT_THAT(mentions("baku and nikol pashinyan", true),
              ElementsAre("AZE-government:baku", "nikol-pashinyan:nikol pashinyan"));
  EXPECT_THAT(mentions("baku and nikol pashinyan"), IsEmpty());
}

TEST(Matcher, CitiesCountForTheirState) {
  EXPECT_THAT(mentions("in Denver"), ElementsAre("USA:Denver"));
}

TEST(Matcher, IssuesMatchTheirName) {
  EXPECT_THAT(mentions("the Zangezur corridor"),
              ElementsAre("zangezur-corridor:Zangezur corridor"));
}

TEST(Matcher, PatternsMatchByStem) {
  EXPECT_THAT(mentions("delimiting their borders"),
              ElementsAre("border-delimitation:delimiting their borders"));
}

TEST(Matcher, PatternsMatchBritishSpelling) {
  EXPECT_THAT(mentions("the normalisation of relations"),
              ElementsAre("normalisation:normalisation of relations"));
}

TEST(Matcher, CapitalsOfAPatternAreEvidence) {
  EXPECT_THAT(mentions("the zangezur corridor"), IsEmpty());
  EXPECT_THAT(mentions("a new start, New Start and the New START treaty"),
              ElementsAre("new-start:New START"));
}

TEST(Matcher, AGapIsUpToThreeWords) {
  EXPECT_THAT(mentions("delimit the boundary"),
              ElementsAre("border-delimitation:delimit the boundary"));
  EXPECT_THAT(mentions("delimit boundary"), ElementsAre("border-delimitation:delimit boundary"));
  EXPECT_THAT(mentions("delimit one two three boundary"),
              ElementsAre("border-delimitation:delimit one two three boundary"));
  EXPECT_THAT(mentions("delimit one two three four boundary"), IsEmpty());
}

TEST(Matcher, OptionalWordsMayBeMissing) {
  EXPECT_THAT(mentions("demarcation border"),
              ElementsAre("border-delimitation:demarcation border"));
  EXPECT_THAT(mentions("demarcation of their borders"),
              ElementsAre("border-delimitation:demarcation of their borders"));
  EXPECT_THAT(mentions("demarcation of our other line"), IsEmpty());
}

TEST(Matcher, StateSlotsTakeStatesSeatsAndLeaders) {
  EXPECT_THAT(
      mentions("Armenian–Turkish normalisation"),
      ElementsAre("ARM:Armenian", "TUR:Turkish", "normalisation:Armenian–Turkish normalisation"));
  EXPECT_THAT(mentions("Baku-Yerevan rapprochement"),
              ElementsAre("AZE-government:Baku", "ARM-government:Yerevan",
                          "normalisation:Baku-Yerevan rapprochement"));
}

TEST(Matcher, StateSlotsTakeNoOrganisation) {
  EXPECT_THAT(mentions("UN-Armenian rapprochement"), ElementsAre("un:UN", "ARM:Armenian"));
}

TEST(Matcher, ActorSlotsTakeAnyActor) {
  EXPECT_THAT(mentions("United Nations mediation"),
              ElementsAre("un:United Nations", "normalisation:United Nations mediation"));
}

TEST(Matcher, NoMentionCrossesASentence) {
  EXPECT_THAT(mentions("They met in the Soviet. Union leaders left."), ElementsAre("SUN:Soviet"));
  EXPECT_THAT(mentions("They wish for a new. START begins."), IsEmpty());
  EXPECT_THAT(mentions("The United\n\nNations left"), IsEmpty());
}

TEST(Matcher, AnIssueWithinAnotherIsNotListed) {
  const Gazetteer gazetteer = testing::gazetteer_of("", R"(
[[issue]]
id = "trade"
name = "trade"
[[issue]]
id = "trade-war"
name = "trade war"
[[issue]]
id = "wars-end"
name = "war end"
)");
  const Matcher matcher(gazetteer);
  EXPECT_THAT(mentions(matcher, "the trade war"), ElementsAre("trade-war:trade war"));
  EXPECT_THAT(mentions(matcher, "the trade war ends"),
              ElementsAre("trade-war:trade war", "wars-end:war ends"));
}

TEST(Matcher, ADecoyHoldsAnIssuesWordsAndGivesNothing) {
  const Gazetteer gazetteer = testing::gazetteer_of("", R"(
[[issue]]
id = "partition"
name = "partition"
patterns = ["division of ... country"]
decoys = ["(office|glass) partition", "partition wall"]
)");
  const Matcher matcher(gazetteer);
  EXPECT_THAT(mentions(matcher, "The office partition muffles the noise."), IsEmpty());
  EXPECT_THAT(mentions(matcher, "A partition wall."), IsEmpty());
  EXPECT_THAT(mentions(matcher, "The partition of the island."),
              ElementsAre("partition:partition"));
  const Gazetteer again = Gazetteer::unpack(gazetteer.pack());
  EXPECT_THAT(mentions(Matcher(again), "The office partition."), IsEmpty());
}

TEST(Matcher, TwoIssuesMayHaveTheSameWords) {
  const Gazetteer gazetteer = testing::gazetteer_of("", R"(
[[issue]]
id = "a"
name = "sanctions"
[[issue]]
id = "b"
name = "sanction"
)");
  const Matcher matcher(gazetteer);
  EXPECT_THAT(mentions(matcher, "new sanctions"), ElementsAre("a:sanctions", "b:sanctions"));
}

TEST(Matcher, AnIssueIsNotFoundBeforeItsFirstYear) {
  const Gazetteer gazetteer = testing::gazetteer_of("", R"(
[[issue]]
id = "climate-treaty"
name = "Paris Agreement"
from = 2015
)");
  const Matcher matcher(gazetteer);
  constexpr std::string_view kText = "They signed the Paris Agreement.";
  EXPECT_THAT(mentions(matcher, kText, false, 19541023), IsEmpty());
  EXPECT_THAT(mentions(matcher, kText, false, 20150000),
              ElementsAre("climate-treaty:Paris Agreement"));
  EXPECT_THAT(mentions(matcher, kText), ElementsAre("climate-treaty:Paris Agreement"));
}

TEST(Matcher, ActorsComeBeforeIssuesEachInOrder) {
  EXPECT_THAT(
      mentions("Zangezur corridor, Armenia, border delimitation, Baku"),
      ElementsAre("ARM:Armenia", "AZE-government:Baku", "zangezur-corridor:Zangezur corridor",
                  "border-delimitation:border delimitation"));
}

TEST(Matcher, AnEmptyGazetteerFindsNothing) {
  const Gazetteer gazetteer = testing::gazetteer_of("");
  const Matcher matcher(gazetteer);
  EXPECT_THAT(mentions(matcher, "Armenia and Azerbaijan"), IsEmpty());
}

TEST(Matcher, OneScratchServesSeveralMatchers) {
  const Gazetteer other =
      testing::gazetteer_of("[[actor]]\nid = \"X\"\ntype = \"state\"\nname = \"Treaty\"\n");
  const Matcher matcher(other);
  EXPECT_THAT(mentions("Armenia Treaty"), ElementsAre("ARM:Armenia"));
  EXPECT_THAT(mentions(matcher, "Armenia Treaty"), ElementsAre("X:Treaty"));
  EXPECT_THAT(mentions("Armenia Treaty"), ElementsAre("ARM:Armenia"));
}

}  // namespace
}  // namespace chancery
