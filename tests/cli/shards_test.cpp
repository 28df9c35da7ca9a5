// An index in several databases, on this machine or behind servers, answers as one.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>

#include "tests/cli/support.h"
#include "tests/cli/xapian_server.h"
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

  // A stub file of the user's own configuration, which may name programs.
  fs::path own_stub(const std::string& name) const {
    const fs::path directory = sandbox_.root() / "home" / "config" / "chancery";
    fs::create_directories(directory);
    return directory / name;
  }
  fs::path single() const { return sandbox_.root() / "single"; }
  fs::path sharded() const { return sandbox_.root() / "sharded"; }
  // Where shard `number` of a generation is.
  fs::path shard(int number, int generation = 1) const {
    return sharded() / fmt::format("gen-{:06}", generation) / fmt::format("shard-{:03}", number);
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
  const fs::path stub = own_stub("two");
  std::ofstream(stub) << "# two servers\nremote :/usr/bin/xapian-progsrv " << shard(0).string()
                      << "\nremote :/usr/bin/xapian-progsrv " << shard(1).string() << "\n";
  expect_same(stub);
}

TEST_F(Shards, ProgramsAndServersThatAreNamedAnswer) {
  ASSERT_EQ(index(single()).status, 0);
  const fs::path generation = single() / "gen-000001";
  const XapianServer server(generation);
  for (const std::string& name :
       {"prog:/usr/bin/xapian-progsrv " + generation.string(), server.name()}) {
    const Outcome saved = sandbox_.run(sandbox_.command(
        "chancery-search", {"--db", name, "--save", "it", "--format", "json", "negotiate"}));
    EXPECT_EQ(saved.status, 0) << saved;
    EXPECT_EQ(saved.json()["total"]["value"], 12) << name;
    EXPECT_EQ(sandbox_.run(sandbox_.command("chancery-search", {"--saved", "it"})).status, 0)
        << name;
  }
}

TEST_F(Shards, NamedOneByOneAnswerAsOne) {
  ASSERT_EQ(index(single()).status, 0);
  ASSERT_EQ(index(sharded(), {"--shards", "2"}).status, 0);
  const Outcome outcome = sandbox_.run(
      sandbox_.command("chancery-search", {"--db", shard(0).string(), "--db", shard(1).string(),
                                           "--format", "json", "-n", "0", "negotiate"}));
  EXPECT_EQ(outcome.json()["hits"], answer(single(), "negotiate")["hits"]);
}

TEST_F(Shards, ViewsAreThoseOfOne) {
  // Two databases of one half each: a few documents are one segment, which no shards part.
  const std::array<fs::path, 2> halves = {sandbox_.root() / "even", sandbox_.root() / "odd"};
  for (size_t half = 0; half < halves.size(); ++half) {
    const fs::path folder = sandbox_.documents() / halves[half].filename();
    fs::create_directory(folder);
    for (size_t i = half; i < 12; i += 2) {
      const std::string name = fmt::format("{:02}.txt", i);
      fs::rename(sandbox_.documents() / name, folder / name);
    }
    const Outcome outcome = sandbox_.run(
        sandbox_.command("chancery-index", {"--db", halves[half].string(), folder.string()}));
    ASSERT_EQ(outcome.status, 0) << outcome;
  }
  ASSERT_EQ(index(single()).status, 0);
  const fs::path even = halves[0] / "gen-000001", odd = halves[1] / "gen-000001";
  const XapianServer first(even), second(odd);
  const fs::path local = sandbox_.root() / "local", programs = own_stub("programs"),
                 servers = sandbox_.root() / "servers";
  std::ofstream(local) << "auto even\nauto odd\n";
  std::ofstream(programs) << "remote :/usr/bin/xapian-progsrv " << even.string()
                          << "\nremote :/usr/bin/xapian-progsrv " << odd.string() << "\n";
  std::ofstream(servers) << first.line() << second.line();
  const auto view = [&](Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), {"--format", "json"});
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.emplace_back("negotiate");
    const Outcome outcome = sandbox_.run(sandbox_.command("chancery-search", arguments));
    EXPECT_EQ(outcome.status, 0) << outcome;
    Json json = outcome.json();
    for (const char* member : {"took_ms", "coverage"}) json.erase(member);
    return json;
  };
  for (const Arguments& picture :
       std::vector<Arguments>{{"--timeline"},
                              {"--matrix"},
                              {"--who", "borders"},
                              {"--what", "armenia"},
                              {"--pairs"},
                              {"--kwic", "negotiate the border", "-n", "0"},
                              {"--kwic", "border", "--by", "left"},
                              {"--facets", "actor,issue,publisher,year,lang,type"}}) {
    const Json one = view({"--db", single().string()}, picture);
    for (const Arguments& databases :
         std::vector<Arguments>{{"--db", local.string()},
                                {"--db", programs.string()},
                                {"--db", servers.string()},
                                {"--db", halves[0].string(), "--db", halves[1].string()},
                                {"--db", halves[1].string(), "--db", halves[0].string()}})
      EXPECT_EQ(view(databases, picture), one) << picture.front() << ' ' << databases.back();
  }
}

TEST_F(Shards, AServerThatIsGoneIsSaid) {
  ASSERT_EQ(index(sharded(), {"--shards", "2"}).status, 0);
  const fs::path stub = sandbox_.root() / "servers";
  std::ofstream(stub) << fmt::format("remote 127.0.0.1:{}\n", free_port());
  const Outcome outcome =
      sandbox_.run(sandbox_.command("chancery-search", {"--db", stub.string(), "--matrix", "*"}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
}

TEST_F(Shards, StaySeveralWhenFilesChange) {
  ASSERT_EQ(index(sharded(), {"--shards", "2"}).status, 0);
  sandbox_.write("03.txt",
                 "Report 3\n\nArmenia and Azerbaijan sign. Border delimitation is over.\n");
  fs::remove(sandbox_.documents() / "04.txt");
  sandbox_.write("99.txt", "Report 99\n\nA latecomer on the border delimitation.\n");
  ASSERT_EQ(index(sharded()).status, 0);
  ASSERT_TRUE(fs::exists(shard(1, 2) / "iamglass"));
  ASSERT_EQ(index(single()).status, 0);
  expect_same(sharded());
}

TEST_F(Shards, StaySeveralWhenTheyAreTaggedAgain) {
  ASSERT_EQ(index(sharded(), {"--shards", "3"}).status, 0);
  const Outcome outcome =
      sandbox_.run(sandbox_.command("chancery-index", {"--db", sharded().string(), "--retag"}));
  ASSERT_EQ(outcome.status, 0) << outcome;
  EXPECT_TRUE(fs::exists(sharded() / "gen-000002" / "shard-002" / "iamglass"));
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
