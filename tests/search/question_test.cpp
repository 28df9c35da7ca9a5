#include "search/plan/question.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "search/plan/hints.h"

namespace chancery::search {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string shown(const QueryNode& node) {
  if (node.kind == QueryNode::kField) return fmt::format("{}:{}", node.field->name, node.text);
  if (node.kind == QueryNode::kPhrase) return '"' + node.text + '"';
  std::string text = node.text;
  for (const QueryNode& child : node.children) text += (text.empty() ? "" : "|") + shown(child);
  const size_t space = text.find_last_not_of(' ');
  return space == std::string::npos ? text : text.substr(0, space + 1);
}

std::string matter(const std::string& query) {
  return shown(read_question(query).tree);
}

TEST(Question, TimesAreDates) {
  EXPECT_EQ(matter("harbour since 2019"), "harbour|date:since 2019");
  EXPECT_EQ(matter("harbour in 2019"), "harbour|date:2019");
  EXPECT_EQ(matter("harbour after 1991"), "harbour|date:after 1991");
  EXPECT_EQ(matter("harbour between 2015 and 2018"), "harbour|date:2015 to 2018");
  EXPECT_EQ(matter("harbour from 2015 to 2019"), "harbour|date:2015 to 2019");
  EXPECT_EQ(matter("harbour until 1994"), "harbour|date:until 1994");
  EXPECT_EQ(matter("harbour in the 1990s"), "harbour|date:1990s");
  EXPECT_EQ(matter("harbour last year"), "harbour|date:last year");
  EXPECT_EQ(matter("harbour in March 2019"), "harbour|date:march 2019");
  EXPECT_EQ(matter("harbour after the flood of 2020"), "harbour|flood|date:since 2020");
  EXPECT_EQ(matter("harbour dues 1990s"), "harbour dues|date:1990s");
  EXPECT_EQ(matter("harbour March 1987"), "harbour|date:march 1987");
}

TEST(Question, WhatIsNoTimeStays) {
  EXPECT_EQ(matter("harbour 2019"), "harbour 2019");
  EXPECT_EQ(matter("\"harbour since 2019\""), "\"harbour since 2019\"");
  EXPECT_EQ(matter("since 2019"), "since 2019");
  EXPECT_EQ(matter("1990s harbour"), "1990s harbour");
  EXPECT_EQ(matter("1990s"), "1990s");
  EXPECT_EQ(matter("fires of the 1970s"), "fires of the 1970s");
  EXPECT_EQ(matter("the March 1987 harbour accord"), "the March 1987 harbour accord");
  EXPECT_EQ(matter("harbour in 201"), "harbour in 201");
  EXPECT_EQ(matter("harbour last chance"), "harbour last chance");
  EXPECT_EQ(matter("harbour between two fires"), "harbour between two fires");
}

TEST(Question, AnExplicitDateIsTheOnlyOne) {
  EXPECT_EQ(matter("harbour since 2019 date:2020"), "harbour since 2019|date:2020");
  EXPECT_EQ(matter("harbour date:2019 to 2023"), "harbour|date:2019 to 2023");
  EXPECT_EQ(matter("harbour date:2019 to sea"), "harbour|date:2019|to sea");
}

TEST(Question, WhoSaysWhat) {
  EXPECT_EQ(matter("what did Iran say about the corridor"), "said:Iran|the corridor");
  EXPECT_EQ(matter("what did Iran say about the corridor since 2019?"),
            "said:Iran|the corridor|date:since 2019");
  EXPECT_EQ(matter("what has the United Nations said on Kosovo"), "said:United Nations|Kosovo");
  EXPECT_EQ(matter("what Tehran said of the corridor"), "said:Tehran|the corridor");
  EXPECT_EQ(matter("who opposes the corridor"), "act:opposes|the corridor");
  EXPECT_EQ(matter("who is against the corridor"), "act:opposes|the corridor");
  EXPECT_EQ(matter("did Iran deny the attack"), "said:Iran|act:denies|the attack");
  EXPECT_EQ(matter("what did Iran say"), "said:Iran");
}

TEST(Question, WhoSaysNothingStays) {
  EXPECT_EQ(matter("who opposes"), "opposes");
  EXPECT_EQ(matter("WHO supports vaccines"), "WHO supports vaccines");
  EXPECT_EQ(matter("\"what did Iran say\""), "\"what did Iran say\"");
}

TEST(Question, WordsThatAskAreNotRequired) {
  EXPECT_EQ(matter("who asked for a toll bridge"), "for a toll bridge");
  EXPECT_EQ(matter("what happened in the harbour since 2019"), "in the harbour|date:since 2019");
  EXPECT_EQ(matter("what was said of the harbour"), "of:harbour");
  EXPECT_EQ(matter("WHO asked for nurses"), "WHO asked for nurses");
  EXPECT_EQ(matter("he asked for a toll bridge"), "he asked for a toll bridge");
  EXPECT_EQ(matter("who did"), "who did");
}

TEST(Question, TheFirstThatSaysSoIsAnOrder) {
  EXPECT_EQ(read_question("who first mentioned the ferry?").order, PlainQuestion::kOldestFirst);
  EXPECT_EQ(read_question("when was the ferry first mentioned").order, PlainQuestion::kOldestFirst);
  EXPECT_EQ(read_question("when was the first ferry built").order, PlainQuestion::kAsAsked);
  EXPECT_EQ(read_question("the ferry was first mentioned").order, PlainQuestion::kAsAsked);
}

TEST(Question, HowManyIsNoPartOfTheMatter) {
  const QueryNode tree = read_question("how many ferries sank").tree;
  EXPECT_EQ(tree.kind, QueryNode::kWords);
  EXPECT_EQ(tree.text, "ferries sank");
}

TEST(Question, TimesOfAPastedSentenceArePartOfIt) {
  const std::string sentence =
      "the ferry that sank off the northern coast in 2019 had been built by the same yard";
  EXPECT_EQ(read_question(sentence).tree.kind, QueryNode::kWords);
  EXPECT_EQ(read_question("the ferry that sank in 2019").tree.kind, QueryNode::kSequence);
  EXPECT_EQ(read_question("which " + sentence).tree.kind, QueryNode::kSequence);
}

TEST(Question, FirstAndLatestAreAnOrder) {
  EXPECT_EQ(read_question("latest on the ferry").order, PlainQuestion::kNewestFirst);
  EXPECT_EQ(matter("latest on the ferry"), "the ferry");
  EXPECT_EQ(read_question("first speech on the ferry").order, PlainQuestion::kOldestFirst);
  EXPECT_EQ(read_question("who was first to ask for the ferry?").order,
            PlainQuestion::kOldestFirst);
  EXPECT_EQ(read_question("first world war").order, PlainQuestion::kAsAsked);
  EXPECT_EQ(read_question("the ferry").order, PlainQuestion::kAsAsked);
}

TEST(Question, WhatIsLeftOfAskingIsNotAskedFor) {
  EXPECT_EQ(matter("what did they say about the ferry"), "about the ferry");
  EXPECT_EQ(matter("what did she say of US bases"), "of US bases");
  EXPECT_EQ(matter("what did US say of bases"), "said:US|bases");
}

TEST(Hints, NameTheFieldThatIsMeant) {
  EXPECT_THAT(reading_hints("titel:corridor"),
              ElementsAre(HasSubstr("there is no field titel:, it is read as a word; title:")));
  EXPECT_THAT(reading_hints("from:kowalski"), ElementsAre(HasSubstr("author: may be meant")));
  EXPECT_THAT(reading_hints("https://salt.example/a"), IsEmpty());
  EXPECT_THAT(reading_hints("title:a:b"), IsEmpty());
}

TEST(Hints, SayHowOperatorsAreWritten) {
  EXPECT_THAT(reading_hints("salt not road"), ElementsAre(HasSubstr("salt NOT road")));
  EXPECT_THAT(reading_hints("salt or road"), ElementsAre(HasSubstr("salt OR road")));
  EXPECT_THAT(reading_hints("\"salt* road\""), ElementsAre(HasSubstr("* in quotes is not read")));
  EXPECT_THAT(reading_hints("did the minister resign or did she not say so"), IsEmpty());
  EXPECT_THAT(reading_hints("salt NOT road"), IsEmpty());
}

}  // namespace
}  // namespace chancery::search
