// What the operators of a query find.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class QueryLanguage : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.index_records(library()); }
  std::string first(const std::string& query) const {
    return sandbox_.search({"--paths", "-n", "1", query}).out;
  }
  Sandbox sandbox_;
};

TEST_F(QueryLanguage, PatternsStandForWords) {
  EXPECT_THAT(sandbox_.names("s?lt +iran"), ElementsAre("salt.md"));
  EXPECT_THAT(sandbox_.names("neighb*rs"), ElementsAre("salt.md"));
  EXPECT_THAT(sandbox_.names("*chands"), ElementsAre("sel.txt"));
  EXPECT_THAT(sandbox_.names("neighb?rs"), IsEmpty());
}

TEST_F(QueryLanguage, KoreanWordsAreFoundWithTheirParticles) {
  sandbox_.index_records({record("/a/salt.txt", "", "", "소금값이 겨울에 내렸다."),
                          record("/a/rail.txt", "", "", "철도는 호수까지 간다.")});
  EXPECT_THAT(sandbox_.names("소금"), ElementsAre("salt.txt"));
  EXPECT_THAT(sandbox_.names("철도가 호수에서"), ElementsAre("rail.txt"));
  EXPECT_THAT(sandbox_.names("\"호수까지 간다\""), ElementsAre("rail.txt"));
}

TEST_F(QueryLanguage, TheTypedFormComesFirst) {
  sandbox_.index_records({record("/a/1.txt", "", "", "A tariff on glass."),
                          record("/a/2.txt", "", "", "No tariffs on glass.")});
  EXPECT_THAT(first("tariffs quux"), HasSubstr("2.txt"));
  EXPECT_THAT(
      sandbox_.search({"--paths", "-n", "1", "--without", "typed-form", "tariffs quux"}).out,
      HasSubstr("1.txt"));
}

TEST_F(QueryLanguage, AQuestionMarkAtTheEndAsks) {
  EXPECT_THAT(sandbox_.names("neighbours?"), ElementsAre("salt.md"));
}

TEST_F(QueryLanguage, ATildeForgivesAMistake) {
  EXPECT_THAT(sandbox_.names("neigbours~"), ElementsAre("salt.md"));
  EXPECT_THAT(sandbox_.names("neigbors~1"), IsEmpty());
  EXPECT_THAT(sandbox_.names("neigbors~2"), ElementsAre("salt.md"));
}

TEST_F(QueryLanguage, ABoostBringsItsWordForward) {
  EXPECT_THAT(first("sel^20 OR railway"), HasSubstr("sel.txt"));
  EXPECT_THAT(first("sel OR railway^20"), HasSubstr("talks.txt"));
  EXPECT_THAT(first("sel OR \"the railway\"^20"), HasSubstr("talks.txt"));
  EXPECT_THAT(first("(sel)^20 OR railway"), HasSubstr("sel.txt"));
  const Outcome refused = sandbox_.search({"salt^0"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("\n      ^"));
}

TEST_F(QueryLanguage, DatesInWords) {
  EXPECT_THAT(sandbox_.names("date:\"since August 2023\""), ElementsAre("talks.txt"));
  EXPECT_THAT(sandbox_.names("date:february-2019"), ElementsAre("salt.md"));
  const Outcome refused = sandbox_.search({"salt date:\"before the war\""});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("is no date; write"));
}

TEST_F(QueryLanguage, AnAccentInAQuoteMustBeThere) {
  sandbox_.index_records({record("/a/with.txt", "", "", "La côte d'azur. Le marché est ouvert."),
                          record("/a/without.txt", "", "", "A cote d'azur. Le marche est long.")});
  EXPECT_THAT(sandbox_.names("\"le marché\""), ElementsAre("with.txt"));
  EXPECT_THAT(sandbox_.names("\"le marche\""), ElementsAre("with.txt", "without.txt"));
  EXPECT_THAT(sandbox_.names("\"côte\""), ElementsAre("with.txt"));
  EXPECT_THAT(sandbox_.names("\"MARCHÉ est ouvert\""), ElementsAre("with.txt"));
  EXPECT_THAT(sandbox_.names("\"marché long\""), IsEmpty());
  EXPECT_THAT(sandbox_.names("marché"), ElementsAre("with.txt", "without.txt"));
}

TEST_F(QueryLanguage, NumbersOfARange) {
  sandbox_.index_records({record("/n/one.txt", "", "", "Resolution 1325 was adopted."),
                          record("/n/two.txt", "", "", "Prices rose by 1.5 and by 2,000."),
                          record("/n/three.txt", "", "", "In the 1990s, 13 ships came.")});
  EXPECT_THAT(sandbox_.names("1300..1399"), ElementsAre("one.txt"));
  EXPECT_THAT(sandbox_.names("resolution 1325..1325"), ElementsAre("one.txt"));
  EXPECT_THAT(sandbox_.names("1.2..1.9"), ElementsAre("two.txt"));
  EXPECT_THAT(sandbox_.names("1900..2100"), ElementsAre("two.txt"));
  EXPECT_THAT(sandbox_.names("12..13"), ElementsAre("three.txt"));
  EXPECT_THAT(sandbox_.names("14..15"), IsEmpty());
  EXPECT_THAT(sandbox_.search({"1300..1399"}).out, HasSubstr("a number from 1300 to 1399"));
  const Outcome refused = sandbox_.search({"ships 15..13"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("15..13 ends before it begins"));
}

TEST_F(QueryLanguage, SortedByDateTheUndatedComeLastAndAreCounted) {
  for (const char* order : {"date", "-date"}) {
    const Json answer = sandbox_.search({"-f", "json", "--sort", order, "salt"}).json();
    ASSERT_EQ(answer["hits"].size(), 2U);
    EXPECT_EQ(answer["hits"][1]["path"], "/library/undated.txt");
    EXPECT_EQ(answer["undated"], 1);
  }
  EXPECT_EQ(sandbox_.search({"-f", "json", "salt"}).json()["undated"], 0);
  EXPECT_THAT(sandbox_.search({"--sort", "-date", "salt"}).out,
              HasSubstr("2 hits, 1 undated at the end, "));
  EXPECT_THAT(sandbox_.search({"--sort", "-date", "iran"}).out, Not(HasSubstr("undated")));
}

TEST_F(QueryLanguage, RepeatedWordsCountAsOne) {
  std::string query = "salt";
  for (int i = 0; i < 16'000; ++i) query += " -iran";
  EXPECT_THAT(sandbox_.names(query), ElementsAre("undated.txt"));
  query = "salt";
  for (int i = 0; i < 5'000; ++i) query += " NOT iran";
  EXPECT_THAT(sandbox_.names(query), ElementsAre("undated.txt"));
}

}  // namespace
}  // namespace chancery::cli
