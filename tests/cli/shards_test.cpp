// An index in several databases, on this machine or behind servers, answers as one.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr std::array kQueries = {"border delimitation",
                                 "actor:armenia issue:borders",
                                 "negotiate",
                                 "\"peace talks\"",
                                 "delimit*",
                                 "actor:azerbaijan NEAR/20 issue:borders"};

class Shards : public ::testing::Test {
 protected:
  Shards() {
    for (int i = 0; i < 12; ++i) {
      std::string text;
      for (int j = 0; j <= i; ++j)
        text += "Armenia and Azerbaijan negotiate the border delimitation. ";
      for (int j = 0; j < 40 - 3 * i; ++j) text += "Nobody knows what the peace talks bring. ";
      sandbox_.write(fmt::format("{:02}.txt", i), fmt::format("Report {}\n\n{}\n", i, text));
    }
  }

  Outcome index(const fs::path& database, Arguments more = {}) {
    Arguments arguments = {"--db", database.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(sandbox_.documents().string());
    return sandbox_.run(sandbox_.command("chancery-index", arguments));
  }

  // What a search says, without what may differ: the time taken, and ids inside the database.
  Json answer(const fs::path& database, const std::string& query) {
    const Outcome outcome = sandbox_.run(
        sandbox_.command("chancery-search", {"--db", database.string(), "--format", "json", "-n",
                                             "0", "--facets", "actor,issue", query}));
    EXPECT_EQ(outcome.status, 0) << outcome;
    Json json = outcome.json();
    json.erase("took_ms");
    return json;
  }

  void expect_same(const fs::path& database) {
    for (const char* query : kQueries) {
      const Json one = answer(single(), query), other = answer(database, query);
      EXPECT_EQ(other["hits"], one["hits"]) << query;
      EXPECT_EQ(other["total"], one["total"]) << query;
      EXPECT_EQ(other["facets"], one["facets"]) << query;
      EXPECT_EQ(other["understood"], one["understood"]) << query;
    }
  }

  fs::path single() const { return sandbox_.root() / "single"; }
  fs::path sharded() const { return sandbox_.root() / "sharded"; }
  // Where shard `number` of the first generation is.
  fs::path shard(int number) const {
    return sharded() / "gen-000001" / fmt::format("shard-{:03}", number);
  }

  Sandbox sandbox_;
};

TEST_F(Shards, AnswerAsOne) {
  ASSERT_EQ(index(single()).status, 0);
  ASSERT_EQ(index(sharded(), {"--shards", "3"}).status, 0);
  ASSERT_TRUE(fs::exists(shard(2) / "iamglass"));
  expect_same(sharded());
}

TEST_F(Shards, BehindServersAnswerAsOne) {
  ASSERT_EQ(index(single()).status, 0);
  ASSERT_EQ(index(sharded(), {"--shards", "2"}).status, 0);
  const fs::path stub = sandbox_.root() / "servers";
  std::ofstream(stub) << "# two servers\nremote :/usr/bin/xapian-progsrv " << shard(0).string()
                      << "\nremote :/usr/bin/xapian-progsrv " << shard(1).string() << "\n";
  expect_same(stub);
}

TEST_F(Shards, NamedOneByOneAnswerAsOne) {
  ASSERT_EQ(index(single()).status, 0);
  ASSERT_EQ(index(sharded(), {"--shards", "2"}).status, 0);
  const Outcome outcome = sandbox_.run(
      sandbox_.command("chancery-search", {"--db", shard(0).string(), "--db", shard(1).string(),
                                           "--format", "json", "-n", "0", "negotiate"}));
  EXPECT_EQ(outcome.json()["hits"], answer(single(), "negotiate")["hits"]);
}

TEST_F(Shards, StaySeveralWhenFilesChange) {
  ASSERT_EQ(index(sharded(), {"--shards", "2"}).status, 0);
  sandbox_.write("03.txt",
                 "Report 3\n\nArmenia and Azerbaijan sign. Border delimitation is over.\n");
  fs::remove(sandbox_.documents() / "04.txt");
  sandbox_.write("99.txt", "Report 99\n\nA latecomer on the border delimitation.\n");
  ASSERT_EQ(index(sharded()).status, 0);
  ASSERT_TRUE(fs::exists(shard(1) / "iamglass"));
  ASSERT_EQ(index(single()).status, 0);
  expect_same(sharded());
}

TEST_F(Shards, AreJoinedAgainWhenOneIsWanted) {
  ASSERT_EQ(index(sharded(), {"--shards", "2"}).status, 0);
  ASSERT_EQ(index(sharded(), {"--shards", "1"}).status, 0);
  EXPECT_TRUE(fs::exists(sharded() / "gen-000002" / "iamglass"));
  ASSERT_EQ(index(single()).status, 0);
  expect_same(sharded());
}

TEST_F(Shards, CountDocumentsAndFailuresOnce) {
  sandbox_.write("broken.txt", std::string("\0\1\2\3", 4) + std::string(2000, '\0'));
  EXPECT_EQ(index(sharded(), {"--shards", "3"}).status, 2);
  const Json coverage = answer(sharded(), "negotiate")["coverage"];
  EXPECT_EQ(coverage["documents"], 12);
  EXPECT_EQ(coverage["unread"], 1);
}

TEST_F(Shards, OfNoNumberAreRefused) {
  for (const char* count : {"0", "-1", "many", "65"}) {
    const Outcome outcome = index(sharded(), {"--shards", count});
    EXPECT_EQ(outcome.status, 2) << count;
    EXPECT_THAT(outcome.err, HasSubstr("from 1 to 64")) << count;
  }
}

TEST_F(Shards, StubsThatNameNothingAreRefused) {
  const fs::path stub = sandbox_.root() / "stub";
  const auto refused = [&](const std::string& lines, const char* says) {
    std::ofstream(stub) << lines;
    const Outcome outcome =
        sandbox_.run(sandbox_.command("chancery-search", {"--db", stub.string(), "peace"}));
    EXPECT_EQ(outcome.status, 2) << lines;
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(says)) << lines;
  };
  refused("", "names none");
  refused("# only a comment\n", "names none");
  refused("auto stub\n", "itself");
  refused("remote nowhere\n", "host");
  refused("flint /old\n", "flint");
  refused("auto missing\n", "missing");
}

}  // namespace
}  // namespace chancery::cli
