// Who is in an answer: what has the word or the matter, and nothing that is only like it.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Json text(const std::string& name, const std::string& words) {
  return record("/t/" + name, "", "", words);
}

TEST(Membership, WordsThatBeginAlikeAreNoMembers) {
  const Sandbox sandbox(Lists::kOwn);
  sandbox.index_records({text("state.txt", "The minister of Chile signed the pact."),
                         text("child.txt", "The children went home. A child was late."),
                         text("greet.txt", "Greetings to all our guests."),
                         text("greece.txt", "The ship left Greece at noon.")});
  EXPECT_THAT(sandbox.names("chile"), ElementsAre("state.txt"));
  EXPECT_THAT(sandbox.names("greece"), ElementsAre("greece.txt"));
}

TEST(Membership, InflectionsAreMembersAndDerivationsAreNot) {
  const Sandbox sandbox;
  sandbox.index_records({text("1.txt", "The nationalization of the mines took a year."),
                         text("2.txt", "Nationalisations cost the state much."),
                         text("3.txt", "The nation and other nations met."),
                         text("4.txt", "A liberal paper wrote of it."),
                         text("5.txt", "The liberation came in spring.")});
  EXPECT_THAT(sandbox.names("nationalization"), ElementsAre("1.txt", "2.txt"));
  EXPECT_THAT(sandbox.names("nations"), ElementsAre("3.txt"));
  EXPECT_THAT(sandbox.names("liberal"), ElementsAre("4.txt"));
  EXPECT_THAT(sandbox.names("liberation"), ElementsAre("5.txt"));
}

TEST(Membership, SpellingsOfAWordAreOne) {
  const Sandbox sandbox;
  sandbox.index_records({text("1.txt", "A crisis of grain."), text("2.txt", "Two crises of salt."),
                         text("3.txt", "Three NGOs came."), text("4.txt", "One NGO left."),
                         text("5.txt", "Cooperation went on."),
                         text("6.txt", "Co-operation ended."), text("7.txt", "An F-16 was seen."),
                         text("8.txt", "Two F16 landed."),
                         text("9.txt", "The operation in the Co was long.")});
  EXPECT_THAT(sandbox.names("crisis"), ElementsAre("1.txt", "2.txt"));
  EXPECT_THAT(sandbox.names("crises"), ElementsAre("1.txt", "2.txt"));
  EXPECT_THAT(sandbox.names("NGO"), ElementsAre("3.txt", "4.txt"));
  EXPECT_THAT(sandbox.names("cooperation"), ElementsAre("5.txt", "6.txt"));
  EXPECT_THAT(sandbox.names("co-operation"), ElementsAre("5.txt", "6.txt"));
  EXPECT_THAT(sandbox.names("F16"), ElementsAre("7.txt", "8.txt"));
  EXPECT_THAT(sandbox.names("F-16"), ElementsAre("7.txt", "8.txt"));
}

TEST(Membership, WhatIsTypedWithoutASpaceIsAPhrase) {
  const Sandbox sandbox;
  sandbox.index_records({text("1.txt", "Under S/RES/1325 they met."),
                         text("2.txt", "In 1325 the res was signed by S himself."),
                         text("3.txt", "After 9/11 all changed."),
                         text("4.txt", "On 9 May 11 ships came.")});
  EXPECT_THAT(sandbox.names("S/RES/1325"), ElementsAre("1.txt"));
  EXPECT_THAT(sandbox.names("9/11"), ElementsAre("3.txt"));
}

TEST(Membership, ANameOfSeveralWordsStandsTogether) {
  const Sandbox sandbox(Lists::kOwn);
  sandbox.index_records(
      {text("1.txt", "They spoke of a two-state solution again."),
       text("2.txt", "The state has two harbours. No solution was found for the old one.")});
  EXPECT_THAT(sandbox.names("two-state solution"), ElementsAre("1.txt"));
}

TEST(Membership, BetweenAllAndAnyLiesMost) {
  const Sandbox sandbox;
  std::vector<Json> records;
  for (int i = 0; i < 30; ++i) {
    records.push_back(text("common" + std::to_string(i) + ".txt", "The treaty on fish was long."));
  }
  for (int i = 0; i < 4; ++i) {
    records.push_back(text("rare" + std::to_string(i) + ".txt", "The quokka was seen again."));
  }
  records.push_back(text("both.txt", "The quokka treaty on fish was signed."));
  sandbox.index_records(records);
  EXPECT_THAT(sandbox.names("quokka treaty fish"),
              ElementsAre("both.txt", "rare0.txt", "rare1.txt", "rare2.txt", "rare3.txt"));
  EXPECT_THAT(sandbox.search({"quokka treaty fish"}).out,
              HasSubstr("most of the words (1 has all)"));
}

// Two texts with several words, and one for each other word.
std::vector<Json> texts_of(const std::vector<std::string>& words) {
  std::vector<Json> records = {text("four.txt", "A lantern, an orchard, a saddle and a meadow."),
                               text("two.txt", "A violin on a terrace.")};
  for (const std::string& word : words)
    records.push_back(text(word + ".txt", "There was one " + word + "."));
  return records;
}

TEST(Membership, OfASentenceThatNoTextHasHalfOfTheNearestAreFound) {
  const Sandbox sandbox;
  sandbox.index_records(texts_of({"quokka", "chimney", "ferry", "anchor"}));
  const std::string pasted =
      "lantern quokka orchard chimney saddle violin ferry meadow anchor terrace";
  EXPECT_THAT(sandbox.names(pasted), ElementsAre("four.txt", "two.txt"));
  EXPECT_THAT(sandbox.search({pasted}).out, HasSubstr("some of the words"));
}

TEST(Membership, OfAFewWordsAnyAreFoundWhereNoTextHasTwo) {
  const Sandbox sandbox;
  sandbox.index_records(texts_of({"quokka", "chimney", "ferry"}));
  EXPECT_THAT(sandbox.names("quokka chimney ferry"),
              UnorderedElementsAre("quokka.txt", "chimney.txt", "ferry.txt"));
  EXPECT_THAT(sandbox.names("lantern orchard ferry"), ElementsAre("four.txt"));
}

TEST(Membership, TwoCountriesBesideEachOtherAreTwo) {
  const Sandbox sandbox(Lists::kOwn);
  sandbox.index_records({text("1.txt", "Ministers of Kenya Somalia and Uganda met.")});
  EXPECT_THAT(sandbox.names("actor:somalia"), ElementsAre("1.txt"));
  const Json answer = sandbox.search({"-f", "json", "kenya somalia"}).json();
  EXPECT_THAT(answer["understood"].get<std::string>(), HasSubstr("actor Somalia"));
}

TEST(Membership, OneMentionIsNotTwoSidesOfASentence) {
  const Sandbox sandbox(Lists::kOwn);
  sandbox.index_records(
      {text("1.txt", "The talks on Western Sahara went on."),
       text("2.txt", "The people of Western Sahara ask for self-determination.")});
  EXPECT_THAT(sandbox.names("issue:western-sahara /s issue:self-determination"),
              ElementsAre("2.txt"));
}

TEST(Membership, TheNameOfAnIssueStandsTogether) {
  const Sandbox sandbox(Lists::kOwn);
  sandbox.index_records({text("1.txt", "There was an economic climate of change in the village."),
                         text("2.txt", "They spoke of climate change."),
                         text("3.txt", "The law of the sea was written in a decade.")});
  EXPECT_THAT(sandbox.names("climate change"), ElementsAre("2.txt"));
  EXPECT_THAT(sandbox.names("law of the sea"), ElementsAre("3.txt"));
}

TEST(Membership, AnIssueIsCalledInEitherSpelling) {
  const Sandbox sandbox(Lists::kOwn);
  sandbox.index_records({text("1.txt", "Labour unions met over a labour dispute and labour law."),
                         text("2.txt", "The labor was hard."), text("3.txt", "The mill burnt.")});
  EXPECT_EQ(sandbox.names("labor"), sandbox.names("labour"));
  EXPECT_THAT(sandbox.names("labor"), ElementsAre("1.txt", "2.txt"));
}

TEST(Membership, TheIssueOfAPlaceGoesByItsName) {
  const Sandbox sandbox(Lists::kOwn);
  sandbox.index_records({text("1.txt", "Egypt raised the Palestinian question in the hall."),
                         text("2.txt", "The lake froze.")});
  EXPECT_THAT(sandbox.names("issue:palestine"), ElementsAre("1.txt"));
  EXPECT_THAT(sandbox.names("pair:egypt/palestine"), ElementsAre("1.txt"));
  EXPECT_THAT(sandbox.search({"issue:sea"}).err, HasSubstr("no issue is called"));
}

TEST(Membership, WordsThatSpeakOfAnIssueStandInAnyOrder) {
  const Sandbox sandbox(Lists::kOwn);
  sandbox.index_records({text("1.txt", "A strike at the docks ended after nine days."),
                         text("2.txt",
                              "The dock was built. They struck gold. A strike came later "
                              "in the far away hills of the north.")});
  EXPECT_THAT(sandbox.names("dock strike"), ElementsAre("1.txt"));
}

// Where no text has all of a question as it stands.
TEST(Membership, WordsThatSpeakOfAnIssueStandAnywhereBesideOthers) {
  const Sandbox sandbox(Lists::kOwn);
  std::vector<Json> records;
  for (int i = 0; i < 12; ++i) records.push_back(text(std::to_string(i), "The mill burnt."));
  records.push_back(text("apart.txt",
                         "In Lebanon the peacekeepers keep watch over the valley and its roads. "
                         "Two of the men who went out in the spring of that year were killed."));
  records.push_back(text("lebanon.txt", "Lebanon holds a vote."));
  sandbox.index_records(records);
  EXPECT_THAT(sandbox.names("peacekeepers killed in Lebanon"), ElementsAre("apart.txt"));
}

TEST(Membership, ANameWithinAnotherIsOneQuestion) {
  const Sandbox sandbox(Lists::kOwn);
  std::vector<Json> records;
  for (int i = 0; i < 12; ++i) records.push_back(text(std::to_string(i), "Ethiopia is a state."));
  records.push_back(text("tigray.txt", "Tigray and its war."));
  records.push_back(text("tigray2.txt", "Tigray saw a war."));
  records.push_back(text("both.txt", "War came to Tigray in Ethiopia."));
  sandbox.index_records(records);
  EXPECT_THAT(sandbox.names("tigray war ethiopia"),
              UnorderedElementsAre("both.txt", "tigray.txt", "tigray2.txt"));
}

TEST(Membership, SaysWhatMostOfTheAnswersLack) {
  const Sandbox sandbox;
  std::vector<Json> records = {text("all.txt", "The failure of the harbour fish treaty.")};
  for (int i = 0; i < 5; ++i)
    records.push_back(text(std::to_string(i), "The harbour fish treaty was long."));
  for (int i = 10; i < 30; ++i) records.push_back(text(std::to_string(i), "The mill burnt down."));
  for (int i = 30; i < 50; ++i)
    records.push_back(text(std::to_string(i), "A failure of the mill."));
  sandbox.index_records(records);
  const Json answer = sandbox.search({"-f", "json", "harbour fish treaty failure"}).json();
  EXPECT_EQ(answer["total"]["value"], 6);
  EXPECT_THAT(answer["understood"].get<std::string>(),
              HasSubstr("(1 has all; without failure: 5)"));
}

TEST(Ranking, AccentsThatWereTypedWeigh) {
  const Sandbox sandbox;
  sandbox.index_records({text("1.txt", "Con ma trong nhà ở ngoài đường lớn của làng."),
                         text("2.txt", "Con má trong nhà ở ngoài đường lớn của làng."),
                         text("3.txt", "Con mà trong nhà ở ngoài đường lớn của làng."),
                         text("4.txt", "Cây lúa trên đồng."), text("5.txt", "Cây tre trên đồi.")});
  const auto first = [&](const std::string& query) {
    return sandbox.search({"--paths", "-n", "1", query}).out;
  };
  EXPECT_EQ(first("má"), "/t/2.txt\n");
  EXPECT_EQ(sandbox.names("má"), sandbox.names("ma")) << "they find the same";
}

TEST(Ranking, StopWordsDecideWhereLittleElseIsAsked) {
  const Sandbox sandbox;
  sandbox.index_records({text("1.txt", "They say it, she may say it, and others say so."),
                         text("2.txt", "I do not say that. I did not."),
                         text("3.txt", "The mill burnt down.")});
  EXPECT_THAT(sandbox.search({"-f", "trec", "--queries", "-"}, "1\tI do not say that\n").out,
              HasSubstr("1 Q0 2 1 "));
}

}  // namespace
}  // namespace chancery::cli
