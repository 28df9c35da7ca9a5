// What operators, fields and signs hold for, and what is said of those that mean nothing.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Operators : public ::testing::Test {
 protected:
  void SetUp() override {
    Json lead = record("/m/lead.txt", "Lead ledgers", "2020-03-01", "Lead came by ship.");
    Json tin = record("/m/tin.txt", "Tin paper", "2021-03-01", "Tin came by rail.");
    Json both = record("/m/both.txt", "Tin and lead", "2021-05-01", "Lead and tin came by road.");
    tin["authors"] = {"Jana Kowalska"};
    tin["publisher"] = "Baltic Post";
    sandbox_.index_records({lead, tin, both});
  }
  std::string understood(const std::string& query) const {
    return sandbox_.search({"-f", "json", query}).json()["understood"];
  }
  std::string said(const std::string& query) const {
    return sandbox_.search({"-f", "json", query}).json()["explanation"].dump();
  }
  Sandbox sandbox_;
};

TEST_F(Operators, FieldsAndSignsHoldForTheirLevel) {
  EXPECT_THAT(sandbox_.names("lead OR tin date:2021"), ElementsAre("both.txt", "tin.txt"));
  EXPECT_THAT(sandbox_.names("date:2021 lead OR tin"), ElementsAre("both.txt", "tin.txt"));
  EXPECT_THAT(sandbox_.names("lead OR tin -road"), ElementsAre("lead.txt", "tin.txt"));
  EXPECT_THAT(sandbox_.names("lead NOT tin date:2020"), ElementsAre("lead.txt"));
  EXPECT_THAT(sandbox_.names("NOT lead date:2021"), ElementsAre("tin.txt"));
  EXPECT_THAT(sandbox_.names("tin NOT lead rail"), ElementsAre("tin.txt"));
  EXPECT_THAT(sandbox_.names("lead OR NOT tin"), ElementsAre("both.txt", "lead.txt"));
}

TEST_F(Operators, UnderstoodShowsThemWithTheirBrackets) {
  EXPECT_EQ(understood("lead OR tin date:2021"), "(lead OR tin) · date 2021");
  EXPECT_EQ(understood("lead NOT tin date:2020"), "lead · not tin · date 2020");
  EXPECT_EQ(understood("tin -(road OR ship)"), "tin · not (road OR ship)");
  EXPECT_EQ(understood("lead OR tin"), "");
}

TEST_F(Operators, OfOtherSystemsAreReadOrExplained) {
  EXPECT_THAT(sandbox_.names("lead w/2 tin"), ElementsAre("both.txt"));
  EXPECT_THAT(sandbox_.names("\"tin lead\"~2"), ElementsAre("both.txt"));
  EXPECT_THAT(sandbox_.names("lead || rail"), ElementsAre("both.txt", "lead.txt", "tin.txt"));
  EXPECT_THAT(sandbox_.names("lead !tin"), ElementsAre("lead.txt"));
  EXPECT_THAT(said("lead not tin"), HasSubstr("lead NOT tin"));
  EXPECT_THAT(said("titel:lead"), HasSubstr("title:"));
  const Outcome refused = sandbox_.search({"lead NEAR/0 tin"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("above 0"));
}

TEST_F(Operators, FieldsTakeFormsPatternsAndBrackets) {
  EXPECT_THAT(sandbox_.names("title:ledger"), ElementsAre("lead.txt"));
  EXPECT_THAT(sandbox_.names("title:(tin lead)"), ElementsAre("both.txt"));
  EXPECT_THAT(sandbox_.names("title:(paper OR ledger)"), ElementsAre("lead.txt", "tin.txt"));
  EXPECT_THAT(sandbox_.names("title:led*"), ElementsAre("lead.txt"));
  EXPECT_THAT(sandbox_.names("author:kowal*"), ElementsAre("tin.txt"));
  EXPECT_THAT(sandbox_.names("publisher:balt*"), ElementsAre("tin.txt"));
  EXPECT_THAT(sandbox_.names("word:rai*"), ElementsAre("tin.txt"));
}

TEST_F(Operators, ValuesThatNothingHasAreExplained) {
  EXPECT_THAT(sandbox_.names("lang:english"), ElementsAre("both.txt", "lead.txt", "tin.txt"));
  EXPECT_THAT(said("lang:xx"), HasSubstr("no document has lang:xx; there is en"));
  EXPECT_THAT(said("publisher:nobody"), HasSubstr("no document has publisher:nobody"));
  EXPECT_THAT(said("lang:en"), Not(HasSubstr("no document")));
}

TEST_F(Operators, TimesInWordsAreDates) {
  EXPECT_THAT(sandbox_.names("lead since 2021"), ElementsAre("both.txt"));
  EXPECT_THAT(understood("lead since 2021"), HasSubstr("date since 2021"));
  EXPECT_THAT(sandbox_.names("what happened to tin in 2021"), ElementsAre("both.txt", "tin.txt"));
  EXPECT_THAT(said("lead 2021"), HasSubstr("date:2021"));
  const Json answer = sandbox_.search({"-f", "json", "latest on lead"}).json();
  EXPECT_EQ(answer["hits"][0]["path"], "/m/both.txt");
}

TEST(Folding, LettersOfOneSoundAreOne) {
  const Sandbox sandbox;
  sandbox.index_records({record("/f/1.txt", "", "", "Le c\u0153ur bat."),
                         record("/f/2.txt", "", "", "\u06A9\u062A\u0627\u0628"),
                         record("/f/3.txt", "", "", "\u0643\u062A\u0627\u0628"),
                         record("/f/4.txt", "", "", "Un caf\u00E9 noir."),
                         record("/f/5.txt", "", "", "Un cafe\u0301 froid.")});
  EXPECT_THAT(sandbox.names("coeur"), ElementsAre("1.txt"));
  EXPECT_THAT(sandbox.names("\u06A9\u062A\u0627\u0628"), ElementsAre("2.txt", "3.txt"));
  EXPECT_THAT(sandbox.names("\"caf\u00E9\""), ElementsAre("4.txt", "5.txt"));
  EXPECT_THAT(sandbox.names("\"cafe\u0301\""), ElementsAre("4.txt", "5.txt"));
}

TEST(Titles, OfScriptsWithoutSpacesAreFound) {
  const Sandbox sandbox;
  sandbox.index_records({record("/f/1.txt", "\u8FB9\u754C\u8C08\u5224", "", "北京表示继续对话。")});
  EXPECT_THAT(sandbox.names("\u8FB9\u754C"), ElementsAre("1.txt"));
  EXPECT_THAT(sandbox.names("title:\u8C08\u5224"), ElementsAre("1.txt"));
}

TEST(Phrases, AreShownAndMarkedWhole) {
  const Sandbox sandbox;
  sandbox.index_records(
      {record("/p/1.txt", "", "",
              "The law was old and the road of the town was long. The mayor spoke of the sea and "
              "of the law for an hour. In the end they signed the law of the old road. The sea was "
              "calm.")});
  const Json hit = sandbox.search({"-f", "json", "\"law of the old road\""}).json()["hits"][0];
  const Json snippet = hit["snippets"][0];
  const std::string words = snippet["text"];
  EXPECT_THAT(words, HasSubstr("law of the old road"));
  ASSERT_EQ(snippet["marks"].size(), 1U);
  const size_t begin = snippet["marks"][0][0], end = snippet["marks"][0][1];
  EXPECT_EQ(words.substr(begin, end - begin), "law of the old road");
}

}  // namespace
}  // namespace chancery::cli
