// Everything in one sentence, in one paragraph.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SamePlace : public ::testing::Test {
 protected:
  void SetUp() override {
    sandbox_.index_records(
        {record("/p/one.txt", "Lake talks", "2020",
                "Armenia asks for border delimitation before the bridge. The ferry waits.\n\n"
                "Nobody spoke of the harbour master."),
         record(
             "/p/two.txt", "Harbour", "2021",
             "Armenia built a bridge. Border delimitation is another matter. The ferry sails.\n\n"
             "The master of the harbour sleeps."),
         record("/p/three.txt", "Ferry and bridge", "2022",
                "Yerevan is far. The borders of the lake were delimited by ferries.\n\n"
                "A bridge stands. Border. Delimitation.")});
  }
  std::vector<std::string> names(const std::string& query) const { return sandbox_.names(query); }
  Sandbox sandbox_;
};

TEST_F(SamePlace, WordsInOneSentence) {
  EXPECT_THAT(names("armenia /s bridge"), ElementsAre("one.txt", "two.txt"));
  EXPECT_THAT(names("bridge /s waits"), IsEmpty());
  EXPECT_THAT(names("bridge /s ferry"), ElementsAre("three.txt")) << "a title is a sentence";
  EXPECT_THAT(names("lake /s ferry"), ElementsAre("three.txt")) << "ferries is a form of it";
  EXPECT_THAT(names("harbour /s master"), ElementsAre("one.txt", "two.txt"));
}

TEST_F(SamePlace, WordsInOneParagraph) {
  EXPECT_THAT(names("bridge /p ferry"), ElementsAre("one.txt", "three.txt", "two.txt"));
  EXPECT_THAT(names("bridge /p waits"), ElementsAre("one.txt"));
  EXPECT_THAT(names("bridge /p master"), IsEmpty());
  EXPECT_THAT(names("yerevan /p stands"), IsEmpty());
}

TEST_F(SamePlace, PhrasesActorsAndIssues) {
  EXPECT_THAT(names("actor:armenia /s issue:border-delimitation"), ElementsAre("one.txt"));
  EXPECT_THAT(names("issue:border-delimitation w/s actor:armenia"), ElementsAre("one.txt"));
  EXPECT_THAT(names("actor:armenia /p issue:border-delimitation"),
              ElementsAre("one.txt", "two.txt"));
  EXPECT_THAT(names("actor:armenia /s far"), ElementsAre("three.txt")) << "Yerevan is meant too";
  EXPECT_THAT(names("armenia /s far"), ElementsAre("three.txt")) << "in a plain word as well";
  EXPECT_THAT(names("\"border delimitation\" /s armenia"), ElementsAre("one.txt"));
  EXPECT_THAT(names("\"border delimitation\" /p stands"), ElementsAre("three.txt"));
  EXPECT_THAT(names("\"border delimitation\" /s border"), IsEmpty())
      << "one mention is not two, and elsewhere the phrase crosses sentences";
  EXPECT_THAT(names("\"border delimitation\" /s \"another matter\""), ElementsAre("two.txt"));
  EXPECT_THAT(names("issue:border-delimitation /s bridge"), ElementsAre("one.txt"));
}

TEST_F(SamePlace, SeveralSidesAndChoices) {
  EXPECT_THAT(names("armenia /s bridge /s border"), ElementsAre("one.txt"));
  EXPECT_THAT(names("(sails OR waits) /s ferry"), ElementsAre("one.txt", "two.txt"));
  EXPECT_THAT(names("(sails OR \"the ferry\") /s ferry"), ElementsAre("two.txt"))
      << "the ferry that waits is one mention";
  EXPECT_THAT(names("armenia /s bridge date:2021"), ElementsAre("two.txt"));
  EXPECT_THAT(names("ferry -(armenia /s bridge)"), ElementsAre("three.txt"));
  EXPECT_THAT(names("(armenia /s built) OR (yerevan /s far)"), ElementsAre("three.txt", "two.txt"));
  EXPECT_THAT(names("sails armenia /s bridge"), ElementsAre("two.txt"));
}

TEST_F(SamePlace, SaysWhatWasUnderstood) {
  EXPECT_THAT(sandbox_.search({"armenia /s bridge"}).out, HasSubstr("in one sentence"));
  EXPECT_THAT(sandbox_.search({"armenia /P bridge"}).out, HasSubstr("in one paragraph"));
  EXPECT_THAT(sandbox_.search({"-f", "json", "actor:armenia /s bridge"}).json().dump(),
              HasSubstr("Armenia asks for border delimitation before the bridge"));
}

TEST_F(SamePlace, NeedsSidesThatStandSomewhere) {
  for (const auto& [query, problem] :
       {std::pair("/s", "needs words on both sides"), std::pair("armenia /s", "needs words"),
        std::pair("/p bridge", "needs words"), std::pair("armenia /s /s bridge", "needs words"),
        std::pair("armenia /s (bridge AND ferry)", "joins words, phrases"),
        std::pair("armenia /s date:2020", "joins words, phrases"),
        std::pair("armenia /s bri*", "joins words, phrases"),
        std::pair("armenia /s bridge /p ferry", "joins words, phrases"),
        std::pair("(armenia /s ...) bridge", "needs words"),
        std::pair("actor:atlantis /s bridge", "no actor is called"),
        std::pair("a /s b /s c /s d /s e /s f /s g /s h /s i /s j /s k", "10 sides at most")}) {
    const Outcome outcome = sandbox_.search({"--", query});
    EXPECT_EQ(outcome.status, 2) << query;
    EXPECT_TRUE(is_one_sentence(outcome.err)) << query << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(problem)) << query;
    EXPECT_THAT(outcome.err, HasSubstr("^")) << query;
  }
}

// More documents have both words than are looked at.
class SamePlaceInMany : public ::testing::Test {
 protected:
  static constexpr int kDocuments = 5'100;

  void SetUp() override {
    std::vector<Json> records;
    for (int i = 0; i < kDocuments; ++i) {
      records.push_back(record(fmt::format("/p/{}.txt", i), "", "2020",
                               fmt::format("Bridge {} has a border.", i)));
    }
    sandbox_.index_records(records);
  }
  Json json(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"--format", "json", "-n1"});
    return sandbox_.search(arguments).json();
  }

  Sandbox sandbox_;
};

TEST_F(SamePlaceInMany, WhatWasNotCountedIsNotCalledExact) {
  const Json found = json({"--facets", "year", "bridge /s border"})["total"];
  EXPECT_FALSE(found["exact"]) << found;
  EXPECT_TRUE(found["at_least"]) << found;
  EXPECT_LE(found["value"], kDocuments);
  const Json others = json({"bridge NOT (bridge /s border)"})["total"];
  EXPECT_FALSE(others["exact"]) << others;
  EXPECT_FALSE(others["at_least"]) << others;
  const Json all = json({"bridge border"})["total"];
  EXPECT_EQ(all["value"], kDocuments);
  EXPECT_TRUE(all["exact"]);
  const Json view = json({"--timeline", "bridge /p border"});
  EXPECT_FALSE(view["exact"]);
  EXPECT_TRUE(view["at_least"]);
  EXPECT_THAT(sandbox_.search({"bridge /s border"}).out, HasSubstr("at least "));
  EXPECT_THAT(sandbox_.search({"--timeline", "bridge /s border"}).out,
              HasSubstr("not all documents were looked at"));
}

}  // namespace
}  // namespace chancery::cli
