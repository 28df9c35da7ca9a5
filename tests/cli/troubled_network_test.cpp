// A network that cuts or stalls a connection at any byte costs the documents behind it
// only.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "tests/cli/support.h"
#include "tests/cli/troubled_way.h"
#include "tests/cli/xapian_server.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr size_t kTexts = 12;  // of each of two databases

class TroubledNetwork : public ::testing::Test {
 protected:
  TroubledNetwork() {
    for (const char* shard : {"near", "far"}) {
      for (size_t i = 0; i < kTexts; ++i)
        sandbox_.write(fmt::format("{}/{}.txt", shard, i),
                       fmt::format("Report {}\n\nArmenia and {} negotiate the border. Observers "
                                   "count {} trucks at the checkpoint.\n",
                                   i, shard, i));
      const Outcome outcome = sandbox_.run(sandbox_.command(
          "chancery-index",
          {"--db", (sandbox_.root() / shard).string(), (sandbox_.documents() / shard).string()}));
      EXPECT_EQ(outcome.status, 0) << outcome;
    }
    near_.emplace(sandbox_.root() / "near");
    far_.emplace(sandbox_.root() / "far");
  }

  Command asked(const TroubledWay& way, Arguments more) const {
    more.insert(more.end(), {"--db", near_->name(), "--db", way.name(), "--patience", "0.3"});
    return sandbox_.command("chancery-search", more);
  }

  // Whether the trouble came in the way of the answer, which is right without it or says so.
  bool is_troubled(const TroubledWay& way, const std::string& query) {
    const Outcome outcome =
        sandbox_.run(asked(way, {"--format", "json", "-n", "0", "--all-copies", query}));
    EXPECT_EQ(outcome.status, 0) << outcome;
    const Json answer = outcome.json();
    const bool whole = answer["coverage"]["answered"] == 2;
    EXPECT_EQ(answer["total"]["value"], whole ? 2 * kTexts : kTexts);
    EXPECT_THAT(answer["hits"], SizeIs(whole ? 2 * kTexts : kTexts));
    if (whole) return false;
    const std::string reason = answer["coverage"]["missing"][0]["reason"];
    EXPECT_THAT(reason, HasSubstr(way.name()));
    EXPECT_THAT(outcome.err, HasSubstr(reason));
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
    return true;
  }

  Sandbox sandbox_;
  std::optional<XapianServer> near_, far_;
};

TEST_F(TroubledNetwork, CostsWhatIsBehindItWhereverItComes) {
  for (const Trouble trouble : {Trouble::kCut, Trouble::kStall, Trouble::kDrip}) {
    size_t after = 1;
    int met = 0;
    // Until the connection ends before there is any trouble.
    for (bool troubled = true; troubled; after *= 4) {
      SCOPED_TRACE(fmt::format("trouble {} after {} bytes", static_cast<int>(trouble), after));
      const TroubledWay way(far_->port(), trouble, after);
      troubled = is_troubled(way, "the observers that negotiate a border checkpoint");
      met += troubled ? 1 : 0;
      ASSERT_LT(after, 1 << 24);
    }
    EXPECT_GE(met, 4) << static_cast<int>(trouble);
  }
}

// Frames of impossible length or of another kind, numbers that end nowhere, errors that are none.
TEST_F(TroubledNetwork, GarbageAmidAReplyIsSaid) {
  for (const std::string& garbage :
       {std::string("\xff"), std::string(1, '\0'), std::string("HTTP/1.1 400 Bad Request\r\n"),
        std::string("\x01\x05hello"), std::string("\x12\x03:-)")}) {
    for (const size_t after : {80U, 300U, 500U, 1'700U, 4'000U}) {
      SCOPED_TRACE(fmt::format("{} after {} bytes", static_cast<int>(garbage.front()), after));
      const TroubledWay way(far_->port(), Trouble::kGarble, after, garbage);
      EXPECT_TRUE(is_troubled(way, "the observers that negotiate a border checkpoint"));
    }
  }
}

TEST_F(TroubledNetwork, ASessionGoesOn) {
  constexpr size_t kQuestions = 12;
  size_t troubles = 0;
  for (const size_t after : {500U, 2'000U, 8'000U, 32'000U}) {
    SCOPED_TRACE(after);
    const TroubledWay way(far_->port(), Trouble::kCut, after);
    Command command = asked(way, {"--format", "json", "-n", "0", "--all-copies"});
    for (size_t i = 0; i < kQuestions; ++i) command.input += fmt::format("border OR truck{}\n", i);
    const Outcome outcome = sandbox_.run(command);
    EXPECT_EQ(outcome.status, 0) << outcome;
    const std::vector<Json> answers = outcome.json_lines();
    ASSERT_THAT(answers, SizeIs(kQuestions));
    for (const Json& answer : answers) {
      const bool whole = answer["coverage"]["answered"] == 2;
      EXPECT_EQ(answer["total"]["value"], whole ? 2 * kTexts : kTexts);
    }
    troubles += way.troubles();
  }
  EXPECT_GT(troubles, 0U);
}

}  // namespace
}  // namespace chancery::cli
