// What gives a hit its score.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Explained : public ::testing::Test {
 protected:
  void SetUp() override {
    std::vector<Json> records = library();
    // Enough like-minded texts for feedback.
    for (int i = 0; i < 12; ++i) {
      const std::string number = std::to_string(i);
      records.push_back(record("/dam/" + number + ".txt", "Dam " + number, "2022",
                               "The dam holds the reservoir above the mill. The sluice keeper "
                               "watches the dam and the reservoir through the night."));
    }
    sandbox_.index_records(records);
  }
  Json answer(const std::string& query, const Arguments& more = {}) const {
    Arguments arguments = {"-f", "json", "--explain", "-n", "0"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.emplace_back("--");
    arguments.push_back(query);
    return sandbox_.search(arguments).json();
  }
  static std::string kinds(const Json& hit) {
    std::string all;
    for (const Json& part : hit["why"]) all += part["kind"].get<std::string>() + " ";
    return all;
  }
  Sandbox sandbox_;
};

TEST_F(Explained, PartsSumUpToTheScore) {
  size_t explained = 0;
  for (const char* query : {"salt",
                            "salt price winter",
                            "baku corridor",
                            "actor:armenia issue:borders",
                            "armenia border delimitation talks",
                            "salt OR (railway AND armenia)",
                            "salt XOR iran",
                            "salt^3 price^0.5",
                            "lake OR (dam (sluice NEAR keeper OR \"the mill\" OR dam NEAR night))",
                            "\"price of salt\" winter",
                            "salt NEAR price",
                            "title:salt salt",
                            "s?lt neighbours~",
                            "salt -iran",
                            "+salt iran winter",
                            "salt salt salt iran",
                            "dam reservoir sluice keeper night watches",
                            "dam mill keeper watchman evening reservoirs",
                            "like:/dam/3.txt",
                            "salt date:2019",
                            "(salt iran) NOT (price AND wheat)",
                            "sel neighbouring delimitations corridors villages"}) {
    for (const Arguments& options : std::vector<Arguments>{{}, {"--sort", "date"}}) {
      const Json found = answer(query, options);
      for (const Json& hit : found["hits"]) {
        const double score = hit["score"];
        double sum = 0;
        if (score > 0) {
          ASSERT_TRUE(hit.contains("why")) << query;
        }
        for (const Json& part : hit.value("why", Json::array())) {
          sum += part["score"].get<double>();
          EXPECT_GT(part["score"], 0) << query;
          EXPECT_NE(part["label"], "") << query << part;
        }
        EXPECT_NEAR(sum, score, 1e-9 * (1 + score)) << query << "\n" << hit["why"].dump(1);
        ++explained;
      }
    }
  }
  EXPECT_GT(explained, 60U);
}

TEST_F(Explained, NamesWordsActorsIssuesAndTheirMeeting) {
  const Json hit = answer("armenia border delimitation")["hits"][0];
  EXPECT_THAT(kinds(hit), HasSubstr("actor "));
  EXPECT_THAT(kinds(hit), HasSubstr("issue "));
  EXPECT_THAT(kinds(hit), HasSubstr("meeting "));
  EXPECT_THAT(kinds(hit), HasSubstr("word "));
  EXPECT_THAT(hit["why"].dump(), HasSubstr("Armenia – border delimitation"));
  EXPECT_THAT(kinds(answer("price salt")["hits"][0]), HasSubstr("near "));
  const Json phrase = answer("\"price of salt\"")["hits"][0]["why"][0];
  EXPECT_EQ(phrase["kind"], "phrase");
  EXPECT_EQ(phrase["label"], "price of salt");
}

TEST_F(Explained, WordsThatBeginAlikeCountWhereTheyTellSomething) {
  sandbox_.index_records({record("/plain/a.txt", "", "", "Two reservoirs and a reserve of salt.")});
  EXPECT_THAT(kinds(answer("reservoirs quux")["hits"][0]), HasSubstr("similar "));
  std::vector<Json> records;
  for (int i = 0; i < 12; ++i) {
    records.push_back(record("/plain/" + std::to_string(i) + ".txt", "", "",
                             "Settlers settled in the settlement of salt " + std::to_string(i)));
  }
  sandbox_.index_records(records);
  EXPECT_THAT(kinds(answer("settlement quux")["hits"][0]), Not(HasSubstr("similar ")));
}

TEST_F(Explained, CountsWhatStandsInTheDocument) {
  const Json answered = answer("word:salt");
  for (const Json& hit : answered["hits"]) {
    if (hit["path"] != "/library/salt.md") continue;
    EXPECT_EQ(hit["why"][0]["label"], "salt");
    EXPECT_EQ(hit["why"][0]["count"], 3) << "two in the text, one in the title";
  }
}

TEST_F(Explained, IsALineAPartInTheText) {
  const std::string out = sandbox_.search({"--explain", "salt price"}).out;
  EXPECT_THAT(out, HasSubstr("in all"));
  EXPECT_THAT(out, HasSubstr("the word salt"));
  EXPECT_THAT(sandbox_.search({"salt price"}).out, Not(HasSubstr("in all")));
}

TEST_F(Explained, GoesWithHits) {
  for (const Arguments& refused : std::vector<Arguments>{{"--explain", "-f", "csv", "salt"},
                                                         {"--explain", "--timeline", "salt"}}) {
    const Outcome outcome = sandbox_.search(refused);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(is_one_sentence(outcome.err));
  }
}

TEST_F(Explained, ThePromptSaysWhy) {
  Terminal terminal(sandbox_.command("chancery-search", {"--db", sandbox_.database().string()}));
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type("salt\r");
  ASSERT_TRUE(terminal.shows("2 hits"));
  terminal.type(":why 2\r");
  EXPECT_TRUE(terminal.shows("in all"));
  EXPECT_TRUE(terminal.shows("the word salt"));
  terminal.type(":why 9\r");
  EXPECT_TRUE(terminal.shows("there is no hit 9"));
  terminal.type(":quit\r");
  EXPECT_EQ(terminal.ends(), 0);
}

}  // namespace
}  // namespace chancery::cli
