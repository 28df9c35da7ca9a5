// What the operators of a query find.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

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
