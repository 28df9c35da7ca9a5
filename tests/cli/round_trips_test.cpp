// A question to servers takes few round trips, however many words it has.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "tests/cli/support.h"
#include "tests/cli/troubled_way.h"
#include "tests/cli/xapian_server.h"

namespace chancery::cli {
namespace {

class RoundTrips : public ::testing::Test {
 protected:
  RoundTrips() {
    for (int i = 0; i < 60; ++i) {
      std::string text;
      for (int j = 0; j <= i % 7; ++j)
        text += fmt::format("Armenia and Azerbaijan negotiate the delimitation of border {}. ", j);
      for (int j = 0; j < i % 5; ++j) text += "Observers count the return of prisoners. ";
      if (i % 4 == 0) text += "A cease-fire holds. Prisoners of war re-turn and fire no shot. ";
      if (i % 3 == 0) text += "A corridor through the south is what the capital objects to. ";
      // One host has twice as many as the other, so that documents' numbers have gaps.
      sandbox_.write(fmt::format("{}/{:02}.txt", i % 3 == 0 ? 1 : 0, i),
                     "Report\n\n" + text + "\n");
    }
    for (int i = 0; i < 2; ++i) {
      const fs::path database = sandbox_.root() / fmt::format("part-{}", i);
      const Outcome outcome = sandbox_.run(sandbox_.command(
          "chancery-index",
          {"--db", database.string(), (sandbox_.documents() / std::to_string(i)).string()}));
      EXPECT_EQ(outcome.status, 0) << outcome;
      servers_[i].emplace(database);
    }
  }

  // Of one session with these questions: the server that was waited for most often.
  size_t waits(const std::string& questions, const Arguments& more = {}) {
    const TroubledWay one(servers_[0]->port(), Trouble::kDelay, 0);
    const TroubledWay other(servers_[1]->port(), Trouble::kDelay, 0);
    Command command = sandbox_.command(
        "chancery-search", {"--db", one.name(), "--db", other.name(), "--patience", "20"});
    command.input = questions;
    command.arguments.insert(command.arguments.end(), more.begin(), more.end());
    const Outcome outcome = sandbox_.run(command);
    EXPECT_EQ(outcome.status, 0) << outcome;
    return std::max(one.waits(), other.waits());
  }

  Sandbox sandbox_;
  std::optional<XapianServer> servers_[2];
};

TEST_F(RoundTrips, AreFew) {
  const size_t opening = waits("report\n");
  for (const auto& [question, most] : std::vector<std::pair<std::string, size_t>>{
           {"corridor", 4},
           {"border delimitation", 6},
           {"actor:azerbaijan issue:borders", 4},
           {"observers that object to a corridor through the border and the return of prisoners",
            5},
           {"what does Armenia object to about the corridor through its south", 5},
           {"ceasefire observers and the return of prisoners of war", 5}}) {
    EXPECT_LE(waits("report\n" + question + "\n") - opening, most) << question;
  }
}

TEST_F(RoundTrips, AreFewWhereCopiesAreHits) {
  const size_t opening = waits("report\n", {"--all-copies"});
  EXPECT_LE(waits("report\nborder delimitation\n", {"--all-copies"}) - opening, 6U);
}

}  // namespace
}  // namespace chancery::cli
