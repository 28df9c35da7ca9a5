// What orders hits is asked of the first ones alone where few are wanted: nothing must show it.
#include <gtest/gtest.h>

#include <random>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

constexpr char kQuery[] = "harbour ferry tariff quota pilot customs";

class Reordering : public ::testing::Test {
 protected:
  // So many texts of words by chance, with those of the query as frequent as others.
  static void SetUpTestSuite() {
    std::mt19937 random(7);
    const auto below = [&](unsigned limit) { return random() % limit; };
    const std::vector<std::string> words = {"harbour", "ferry", "tariff", "quota", "pilot",
                                            "customs", "barge", "quay",   "mole",  "tide"};
    std::vector<Json> records;
    for (int i = 0; i < 900; ++i) {
      std::string text;
      for (unsigned word = 0, count = 15 + below(60); word < count; ++word) {
        const bool ours = below(3) == 0;
        text += ours ? words[below(10)] : "w" + std::to_string(below(400));
        text += word % 9 == 8 ? ". " : " ";
      }
      Json made = record("/many/" + std::to_string(i) + ".txt", "", "2020", text);
      made["language"] = i % 2 ? "en" : "fr";
      records.push_back(std::move(made));
    }
    sandbox_ = std::make_unique<Sandbox>();
    sandbox_->index_records(records);
    sharded_ = std::make_unique<Sandbox>();
    std::string lines;
    for (const Json& one : records) lines += one.dump() + "\n";
    ASSERT_EQ(sharded_->index({"--from-jsonl", "-", "--shards", "3"}, lines).status, 0);
  }
  static void TearDownTestSuite() {
    sandbox_.reset();
    sharded_.reset();
  }

  static Json ask(std::vector<std::string> options, const Sandbox& sandbox = *sandbox_) {
    options.insert(options.end(), {"-f", "json", kQuery});
    return sandbox.search(options).json();
  }

  static inline std::unique_ptr<Sandbox> sandbox_, sharded_;
};

TEST_F(Reordering, TheFirstHitsAreThoseOfALongPage) {
  const Json all = ask({"-n", "60", "--facets", "lang"});
  ASSERT_EQ(all["hits"].size(), 60U);
  ASSERT_GT(all["total"]["value"], 500);
  for (size_t offset = 0; offset < 60; offset += 10) {
    const Json page = ask({"-n", "10", "--offset", std::to_string(offset), "--facets", "lang"});
    EXPECT_EQ(page["total"], all["total"]);
    EXPECT_EQ(page["facets"], all["facets"]);
    EXPECT_EQ(page["more"], true);
    ASSERT_EQ(page["hits"].size(), 10U);
    for (size_t i = 0; i < 10; ++i) {
      EXPECT_EQ(page["hits"][i]["path"], all["hits"][offset + i]["path"]) << offset + i;
      EXPECT_NEAR(page["hits"][i]["score"].get<double>(),
                  all["hits"][offset + i]["score"].get<double>(), 1e-3);
    }
  }
}

TEST_F(Reordering, IsTheSameInSeveralDatabases) {
  const Json one = ask({"-n", "40"});
  const Json several = ask({"-n", "40"}, *sharded_);
  EXPECT_EQ(several["total"], one["total"]);
  ASSERT_EQ(several["hits"].size(), 40U);
  for (size_t i = 0; i < 40; ++i) {
    EXPECT_EQ(several["hits"][i]["path"], one["hits"][i]["path"]) << i;
    EXPECT_NEAR(several["hits"][i]["score"].get<double>(), one["hits"][i]["score"].get<double>(),
                1e-3);
  }
}

TEST_F(Reordering, ThePartsOfAScoreSumUp) {
  const Json answer = ask({"-n", "20", "--explain"});
  ASSERT_EQ(answer["hits"].size(), 20U);
  for (const Json& hit : answer["hits"]) {
    double sum = 0;
    for (const Json& part : hit["why"]) sum += part["score"].get<double>();
    EXPECT_NEAR(sum, hit["score"].get<double>(), 0.01) << hit["path"];
  }
}

}  // namespace
}  // namespace chancery::cli
