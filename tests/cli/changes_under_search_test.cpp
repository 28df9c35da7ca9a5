// A program that asks while the database changes gets what was before a change or after it.
//
// A few changes on every run; by hand with more of them:
//
//   CHANCERY_TEST_CHANGES=1000 build/release/bin/cli_tests --gtest_filter='ChangesUnderSearch.*'
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

class ChangesUnderSearch : public ::testing::Test {
 protected:
  static constexpr int kDocuments = 4;

  static int changes() {
    const char* wanted = std::getenv("CHANCERY_TEST_CHANGES");
    constexpr int kFew = 12;
    return wanted ? std::max(1, std::atoi(wanted)) : kFew;
  }

  // Every document says the number of the change, so that an answer tells which ones it saw.
  void change(int number) const {
    for (int i = 0; i < kDocuments; ++i) {
      sandbox_.write(fmt::format("{}.txt", i),
                     fmt::format("Change {}\n\nA beacon stands at place {}.\n", number, i));
    }
    sandbox_.index_documents();
  }
  // The numbers that the hits of an answer say.
  static std::set<int> seen_by(const Json& answer) {
    std::set<int> numbers;
    for (const Json& hit : answer["hits"])
      numbers.insert(std::stoi(hit["title"].get<std::string>().substr(sizeof "Change")));
    return numbers;
  }

  Sandbox sandbox_;
};

TEST_F(ChangesUnderSearch, EachAnswerIsOfOneState) {
  change(0);
  const fs::path out = sandbox_.root() / "out", stop = sandbox_.root() / "stop";
  Command asking = sandbox_.command(
      "/bin/sh", {"-c",
                  "(while [ ! -e \"$3\" ]; do echo beacon; sleep 0.02; done; echo beacon) |"
                  " \"$0\" --db \"$1\" -n 0 --format json --all-copies > \"$2\"",
                  program_directory() + "/chancery-search", sandbox_.database().string(),
                  out.string(), stop.string()});
  asking.seconds = 3600;
  Process search(asking);
  for (int i = 1; i <= changes(); ++i) change(i);
  std::ofstream(stop) << "now";
  const Outcome outcome = search.wait();
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  int last = 0, answers = 0;
  std::ifstream in(out);
  for (std::string line; std::getline(in, line); ++answers) {
    const Json answer = Json::parse(line);
    EXPECT_EQ(answer["total"]["value"], kDocuments) << line;
    const std::set<int> numbers = seen_by(answer);
    ASSERT_EQ(numbers.size(), 1U) << line;
    EXPECT_GE(*numbers.begin(), last) << "an answer of a state that was over";
    last = *numbers.begin();
  }
  EXPECT_EQ(last, changes()) << "the last question came after the last change";
  RecordProperty("changes", changes());
  RecordProperty("answers", answers);
}

}  // namespace
}  // namespace chancery::cli
