// A replica follows small changes by Xapian's changesets, and answers when the database is gone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "tests/cli/support.h"
#include "tests/cli/xapian_server.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class Replication : public ::testing::Test {
 protected:
  Replication()
      : port_(std::to_string(free_port())),
        server_(Command{"/usr/bin/xapian-replicate-server",
                        {"--interface=127.0.0.1", "--port=" + port_, sandbox_.root().string()}}) {
    sandbox_.write("a.txt", "Talks\n\nArmenia negotiates.\n");
    index({});
  }
  ~Replication() override { server_.signal(SIGKILL); }

  void index(Arguments more) const {
    more.insert(more.end(), {"--changesets", "10", sandbox_.documents().string()});
    const Outcome outcome = sandbox_.index(more);
    ASSERT_EQ(outcome.status, 0) << outcome;
  }
  // What xapian-replicate says of one round.
  std::string follow() const {
    Outcome outcome;
    for (int attempt = 0; attempt < 100 && outcome.status != 0; ++attempt) {
      if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
      outcome = sandbox_.run(
          sandbox_.command("/usr/bin/xapian-replicate",
                           {"--host=127.0.0.1", "--port=" + port_, "--master=database",
                            "--one-shot", "--reader-time=0", "--verbose", replica().string()}));
    }
    EXPECT_EQ(outcome.status, 0) << outcome;
    return outcome.out + outcome.err;
  }
  uint64_t found(const std::string& query) const {
    const Outcome outcome = sandbox_.run(sandbox_.command(
        "chancery-search", {"--db", replica().string(), "--format", "json", query}));
    return outcome.status == 2 ? UINT64_MAX : outcome.json()["total"]["value"].get<uint64_t>();
  }
  fs::path replica() const { return sandbox_.root() / "replica"; }

  Sandbox sandbox_;
  std::string port_;
  Process server_;
};

TEST_F(Replication, FollowsByOneChangesetAndTakesOver) {
  EXPECT_THAT(follow(), HasSubstr("1 copies"));
  EXPECT_EQ(found("negotiates"), 1U);
  sandbox_.write("b.txt", "More\n\nThey were blockading roads.\n");
  index({});
  EXPECT_EQ(found("blockading"), 0U);
  EXPECT_THAT(follow(), AllOf(HasSubstr("0 copies"), HasSubstr("1 changesets")));
  EXPECT_EQ(found("blockading"), 1U);
  // Its path is the same when all is built anew.
  index({"--full"});
  follow();
  EXPECT_EQ(found("*"), 2U);
  fs::remove_all(sandbox_.database());
  EXPECT_EQ(found("blockading"), 1U);
}

TEST_F(Replication, ChangesetsAreNoDamageAndGoWithTheirGeneration) {
  sandbox_.write("b.txt", "More\n\nThey were blockading roads.\n");
  index({});
  const auto changes = [&] {
    size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(sandbox_.database()))
      count += entry.path().filename().string().starts_with("changes") ? 1 : 0;
    return count;
  };
  EXPECT_EQ(changes(), 1U);
  EXPECT_EQ(sandbox_.index({"--verify"}).status, 0);
  const Outcome outcome = sandbox_.index({"--full", sandbox_.documents().string()});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(changes(), 0U) << outcome.err;
  EXPECT_FALSE(fs::exists(sandbox_.database() / "gen-000001"));
}

}  // namespace
}  // namespace chancery::cli
