// More documents like one.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Like : public ::testing::Test {
 protected:
  void SetUp() override {
    std::vector<Json> records = library();
    records.push_back(record("/library/brine.txt", "Brine", "2023-03-01",
                             "The price of brine follows the price of salt in winter. Neighbours "
                             "of the lake sell both."));
    records.push_back(record("/library/rails.txt", "Rails", "2022-03-01",
                             "The railway to the lake is old. Nobody mends it."));
    sandbox_.index_records(records);
  }
  Sandbox sandbox_;
};

TEST_F(Like, FindsOthersThatShareTellingWords) {
  EXPECT_THAT(sandbox_.names("like:salt.md"), ElementsAre("brine.txt", "undated.txt"));
  EXPECT_THAT(sandbox_.names("like:/library/salt.md"), ElementsAre("brine.txt", "undated.txt"));
  EXPECT_THAT(sandbox_.names("like:*/s?lt.md"), ElementsAre("brine.txt", "undated.txt"));
  const Outcome best = sandbox_.search({"--paths", "-n", "1", "like:salt.md"});
  EXPECT_THAT(best.out, HasSubstr("brine.txt"));
}

TEST_F(Like, CombinesWithFiltersAndWords) {
  EXPECT_THAT(sandbox_.names("like:salt.md date:2023"), ElementsAre("brine.txt"));
  EXPECT_THAT(sandbox_.names("like:salt.md brine"), ElementsAre("brine.txt"));
  EXPECT_THAT(sandbox_.names("salt -like:salt.md"), ElementsAre("salt.md"));
}

TEST_F(Like, LeavesCopiesOfItOut) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Salt number " + std::to_string(i * i) + " is sold. ";
  sandbox_.index_records({record("/a/story.txt", "Salt", "2020", text),
                          record("/a/again.txt", "Salt, again", "2021", "By wire. " + text),
                          record("/a/other.txt", "Other", "2022", "Another salt, number 49.")});
  const Outcome found = sandbox_.search({"--paths", "--all-copies", "like:story.txt"});
  EXPECT_THAT(found.out, AllOf(HasSubstr("other.txt"), Not(HasSubstr("again.txt"))));
}

TEST_F(Like, SaysWhatItIsLike) {
  EXPECT_THAT(sandbox_.search({"like:rails.txt"}).out, HasSubstr("understood: like \"Rails\""));
}

TEST_F(Like, NeedsOneDocument) {
  for (const auto& [query, problem] :
       {std::pair("like:nowhere.txt", "no document's path has \"nowhere.txt\""),
        std::pair("like:library", "fits more than one document"),
        std::pair("like:3", "takes a hit of the last answer"), std::pair("like:", "needs a value"),
        std::pair("like:\"\"", "needs a value")}) {
    const Outcome outcome = sandbox_.search({query});
    EXPECT_EQ(outcome.status, 2) << query;
    EXPECT_TRUE(is_one_sentence(outcome.err)) << query;
    EXPECT_THAT(outcome.err, HasSubstr(problem)) << query;
  }
}

TEST_F(Like, NumbersAtThePromptAreHits) {
  Terminal terminal(sandbox_.command("chancery-search", {"--db", sandbox_.database().string()}));
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type("like:1\r");
  EXPECT_TRUE(terminal.shows("nothing was asked yet"));
  terminal.type("word:iran\r");
  EXPECT_TRUE(terminal.shows("SALT(1)"));
  terminal.type("like:1 date:2023\r");
  EXPECT_TRUE(terminal.shows("like \"=SALT(1)\""));
  EXPECT_TRUE(terminal.shows("Brine"));
  terminal.type("like:7\r");
  EXPECT_TRUE(terminal.shows("there is no hit 7"));
  terminal.type(":quit\r");
  EXPECT_EQ(terminal.ends(), 0);
}

}  // namespace
}  // namespace chancery::cli
