// What a query means, as a tree.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "chancery/error.h"
#include "search/parse/query_tree.h"

namespace chancery::search {
namespace {

using ::testing::HasSubstr;

std::string shown(const QueryNode& node) {
  const std::string sign = node.required ? "+" : node.excluded ? "-" : "";
  std::string text;
  const auto list = [&](std::string_view name) {
    text = fmt::format("{}(", name);
    for (const QueryNode& child : node.children)
      text += (text.ends_with('(') ? "" : ", ") + shown(child);
    text += ')';
  };
  switch (node.kind) {
    case QueryNode::kWords:
      text = node.text;
      break;
    case QueryNode::kPhrase:
      text = '"' + node.text + '"';
      break;
    case QueryNode::kPattern:
      text = "pattern " + node.text;
      break;
    case QueryNode::kFuzzy:
      text = fmt::format("{}~{}", node.text, node.distance);
      break;
    case QueryNode::kNumbers:
      text = "numbers " + node.text;
      break;
    case QueryNode::kField:
      text = fmt::format("{}:{}", node.field->name, node.text);
      break;
    case QueryNode::kAll:
      text = "*";
      break;
    case QueryNode::kAnd:
      list("AND");
      break;
    case QueryNode::kOr:
      list("OR");
      break;
    case QueryNode::kXor:
      list("XOR");
      break;
    case QueryNode::kNear:
      list(fmt::format("NEAR/{}", node.distance));
      break;
    case QueryNode::kAdjacent:
      list(fmt::format("ADJ/{}", node.distance));
      break;
    case QueryNode::kSameSentence:
      list("/s");
      break;
    case QueryNode::kSameParagraph:
      list("/p");
      break;
    case QueryNode::kSameStatement:
      list("/q");
      break;
    case QueryNode::kSequence:
      list("");
      break;
  }
  return sign + text;
}

std::string parsed(const std::string& query) {
  return shown(parse_query(query));
}

std::string refusal(const std::string& query) {
  try {
    return parsed(query);
  } catch (const QueryError& error) {
    return error.what();
  }
}

TEST(ParseQuery, StatementsHaveSidesOfTheirOwn) {
  EXPECT_EQ(parsed("corridor /q iran"), "/q(corridor, iran)");
  EXPECT_EQ(parsed("said:iran /q act:denies /q road"), "/q(said:iran, act:denies, road)");
  EXPECT_THROW(parsed("said:iran /s road"), QueryError);
  EXPECT_THROW(parsed("road /q"), QueryError);
}

TEST(ParseQuery, WordsBesideEachOtherAreOneText) {
  EXPECT_EQ(parsed("salt  road"), "salt road");
  EXPECT_EQ(parsed("salt \"old road\" toll"), "(salt, \"old road\", toll)");
  EXPECT_EQ(parsed("salt +road"), "(salt, +road)");
  EXPECT_EQ(parsed("(salt) road"), "salt road");
}

TEST(ParseQuery, AndBindsCloserThanOr) {
  EXPECT_EQ(parsed("salt OR road AND toll"), "OR(salt, AND(road, toll))");
  EXPECT_EQ(parsed("(salt OR road) AND toll"), "AND(OR(salt, road), toll)");
  EXPECT_EQ(parsed("salt OR road OR toll"), "OR(salt, road, toll)");
  EXPECT_EQ(parsed("salt XOR road OR toll"), "OR(XOR(salt, road), toll)");
  EXPECT_EQ(parsed("salt mine OR road"), "OR(salt mine, road)");
}

TEST(ParseQuery, FieldsHoldForTheirLevel) {
  EXPECT_EQ(parsed("salt OR road date:2021"), "(OR(salt, road), date:2021)");
  EXPECT_EQ(parsed("date:2021 salt OR road"), "(OR(salt, road), date:2021)");
  EXPECT_EQ(parsed("title:a salt AND road"), "(AND(salt, road), title:a)");
  EXPECT_EQ(parsed("(salt OR road date:2021) toll"), "((OR(salt, road), date:2021), toll)");
  EXPECT_EQ(parsed("salt lang:fr"), "(salt, lang:fr)");
}

TEST(ParseQuery, FieldsBesideAnOperatorAreItsSides) {
  EXPECT_EQ(parsed("date:2021 OR salt"), "OR(date:2021, salt)");
  EXPECT_EQ(parsed("actor:a OR actor:b date:2023"), "(OR(actor:a, actor:b), date:2023)");
  EXPECT_EQ(parsed("lang:fr OR lang:de salt"), "(OR(lang:fr, lang:de), salt)");
  EXPECT_EQ(parsed("actor:a OR issue:b date:2023"), "(OR(actor:a, issue:b), date:2023)");
  EXPECT_EQ(parsed("actor:a OR actor:b AND actor:c"), "OR(actor:a, AND(actor:b, actor:c))");
}

TEST(ParseQuery, SignsHoldForTheirLevel) {
  EXPECT_EQ(parsed("salt OR road -toll"), "(OR(salt, road), -toll)");
  EXPECT_EQ(parsed("-toll salt OR road"), "(OR(salt, road), -toll)");
  EXPECT_EQ(parsed("salt OR road +toll"), "(OR(salt, road), +toll)");
  EXPECT_EQ(parsed("salt AND -road"), "(salt, -road)");
  EXPECT_EQ(parsed("-road"), "(-road)");
}

TEST(ParseQuery, NotTakesOneItem) {
  EXPECT_EQ(parsed("salt NOT road toll"), "(salt, -road, toll)");
  EXPECT_EQ(parsed("salt NOT road date:2021"), "(salt, -road, date:2021)");
  EXPECT_EQ(parsed("NOT salt date:2021"), "(-salt, date:2021)");
  EXPECT_EQ(parsed("salt NOT (road OR toll)"), "(salt, -OR(road, toll))");
  EXPECT_EQ(parsed("salt AND NOT road"), "(salt, -road)");
  EXPECT_EQ(parsed("salt OR NOT road"), "OR(salt, (-road))");
  EXPECT_EQ(parsed("NOT salt"), "(-salt)");
}

TEST(ParseQuery, ReadsTheOperatorsOfOtherSystems) {
  EXPECT_EQ(parsed("salt w/5 road"), "NEAR/5(salt, road)");
  EXPECT_EQ(parsed("salt near/5 road"), "NEAR/5(salt, road)");
  EXPECT_EQ(parsed("salt /5 road"), "NEAR/5(salt, road)");
  EXPECT_EQ(parsed("salt pre/3 road"), "ADJ/3(salt, road)");
  EXPECT_EQ(parsed("\"salt road\"~5"), "NEAR/5(salt, road)");
  EXPECT_EQ(parsed("salt || road"), "OR(salt, road)");
  EXPECT_EQ(parsed("salt && road"), "AND(salt, road)");
  EXPECT_EQ(parsed("salt !road"), "(salt, -road)");
  EXPECT_EQ(parsed("salt & road"), "salt road");
  EXPECT_THAT(refusal("salt NEAR/0 road"), HasSubstr("NEAR/0 takes a number of words above 0"));
}

TEST(ParseQuery, FieldsTakeBrackets) {
  EXPECT_EQ(parsed("title:(salt road)"), "(title:salt, title:road)");
  EXPECT_EQ(parsed("title:(salt OR \"old road\")"), "OR(title:salt, title:old road)");
  EXPECT_EQ(parsed("date:(2019 OR 2021) salt"), "(OR(date:2019, date:2021), salt)");
  EXPECT_EQ(parsed("actor:(united states)"), "actor:united states");
  EXPECT_EQ(parsed("pair:armenia/\"peace talks\""), "pair:armenia/peace talks");
  EXPECT_EQ(parsed("pair:\"south korea\"/trade"), "pair:south korea/trade");
}

TEST(ParseQuery, NumbersMayBeOpenOnOneSide) {
  EXPECT_EQ(parsed("1300.."), "numbers 1300..");
  EXPECT_EQ(parsed("..12"), "numbers ..12");
  EXPECT_EQ(parsed("https://salt.example/a?b=1"), "https://salt.example/a?b=1");
}

TEST(ParseQuery, RefusesWhatHasNoMeaning) {
  EXPECT_THAT(refusal("+"), HasSubstr("the query has no words"));
  EXPECT_THAT(refusal("&"), HasSubstr("the query has no words"));
  EXPECT_THAT(refusal("salt AND"), HasSubstr("AND needs words on both sides"));
  EXPECT_THAT(refusal("NOT"), HasSubstr("NOT needs words on both sides"));
  EXPECT_THAT(refusal("title:() salt"), HasSubstr("title: needs a value"));
}

}  // namespace
}  // namespace chancery::search
