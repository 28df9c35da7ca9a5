#include "search/run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "chancery/error.h"
#include "search/queries.h"
#include "search/saved/saved_searches.h"
#include "search/terminal.h"
#include "tests/search/fake_source.h"
#include "tests/support/temp_directory.h"

namespace chancery::search {
namespace {

struct Outcome {
  int status = 0;
  std::string out, err;
};

Outcome run_with(const std::vector<std::string>& arguments, const std::string& input = "",
                 uint32_t total = 3) {
  testing::FakeSource source(total);
  std::istringstream in(input);
  std::ostringstream out, err;
  Outcome outcome;
  outcome.status = answer_queries(source, validated(parse_options(arguments)), {}, {in, out, err});
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

TEST(AnswerQueries, StatusSaysWhetherAnythingWasFound) {
  EXPECT_EQ(run_with({"corridor"}).status, kFound);
  EXPECT_EQ(run_with({"nothing"}).status, kNothingFound);
  EXPECT_EQ(run_with({"--format=json"}, "nothing\nnothing\n").status, kNothingFound);
  EXPECT_EQ(run_with({"--format=json"}, "nothing\ncorridor\n").status, kFound);
  EXPECT_EQ(run_with({"--format=json"}, "").status, kNothingFound);
}

TEST(AnswerQueries, ReadsOneQueryALine) {
  const Outcome outcome = run_with({"--paths", "-n1"}, "one\r\n\n  \ntwo");
  EXPECT_EQ(outcome.out, "/articles/1.txt\n/articles/1.txt\n");
}

TEST(AnswerQueries, GoesOnAfterABadLine) {
  const Outcome outcome = run_with({"--paths", "-n1"}, "a \"b\nc\n");
  EXPECT_EQ(outcome.status, kFailed);
  EXPECT_EQ(outcome.out, "/articles/1.txt\n");
  EXPECT_EQ(outcome.err, "chancery-search: the quote is not closed\n  a \"b\n    ^\n");
}

TEST(AnswerQueries, ASingleBadQueryThrows) {
  EXPECT_THROW(run_with({"a \"b"}), QueryError);
}

TEST(AnswerQueries, ReadsNumberedQueriesAsBagsOfWords) {
  const Outcome outcome =
      run_with({"--queries", "-", "--format", "trec", "-n", "2"}, "7\tpeace\r\n\r\n8\ttalks\n");
  EXPECT_EQ(outcome.out,
            "7 Q0 1 1 12.500000 chancery\n7 Q0 2 2 12.500000 chancery\n"
            "8 Q0 1 1 12.500000 chancery\n8 Q0 2 2 12.500000 chancery\n");
}

TEST(AnswerQueries, ALineWithoutATabDoesNotStopTheOthers) {
  const Outcome outcome =
      run_with({"--queries", "-", "--format", "trec", "-n", "1"}, "7\tpeace\nlake\n8\ttalks\n");
  EXPECT_EQ(outcome.status, kFailed);
  EXPECT_EQ(outcome.out, "7 Q0 1 1 12.500000 chancery\n8 Q0 1 1 12.500000 chancery\n");
  EXPECT_EQ(outcome.err,
            "chancery-search: standard input:2: a query is an id, a tab and its text\n");
}

// A home in which a query is saved that was never asked.
class AskedForWhatIsNew : public ::testing::Test {
 protected:
  AskedForWhatIsNew() {
    setenv("XDG_STATE_HOME", home_.path().c_str(), 1);
    SavedSearches(home_ / "chancery" / "saved").store({"x", "corridor", {"/db"}, "2023-08-30", {}});
  }
  ~AskedForWhatIsNew() override { unsetenv("XDG_STATE_HOME"); }

  testing::TempDirectory home_;
};

size_t lines_of(const std::string& text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_F(AskedForWhatIsNew, ShowsAllInTwoSearches) {
  testing::FakeSource source(1600);
  std::istringstream in;
  std::ostringstream out, err;
  const Config config = validated(parse_options({"--saved", "x", "--new", "--paths"}));
  EXPECT_EQ(answer_queries(source, config, {}, {in, out, err}), kFound);
  EXPECT_EQ(lines_of(out.str()), 1600U);
  EXPECT_EQ(source.queries.size(), 2U);
  EXPECT_EQ(run_with({"--saved", "x", "--new", "--paths"}, "", 1600).status, kNothingFound);
}

TEST_F(AskedForWhatIsNew, WhatWasNotShownComesTheNextTime) {
  const std::vector<std::string> arguments = {"--saved", "x", "--new", "--paths", "-n2"};
  EXPECT_EQ(run_with(arguments, "", 5).out, "/articles/1.txt\n/articles/2.txt\n");
  EXPECT_EQ(run_with(arguments, "", 5).out, "/articles/3.txt\n/articles/4.txt\n");
  EXPECT_EQ(run_with(arguments, "", 5).out, "/articles/5.txt\n");
  EXPECT_EQ(run_with(arguments, "", 5).status, kNothingFound);
}

TEST_F(AskedForWhatIsNew, WhatCouldNotBeWrittenIsStillNew) {
  testing::FakeSource source(3);
  std::istringstream in;
  std::ostringstream out, err;
  out.setstate(std::ios::badbit);
  const Config config = validated(parse_options({"--saved", "x", "--new", "--paths"}));
  EXPECT_THROW(answer_queries(source, config, {}, {in, out, err}), Error);
  EXPECT_EQ(lines_of(run_with({"--saved", "x", "--new", "--paths"}).out), 3U);
}

TEST(AnswerQueries, AnOutputThatFailsIsAnError) {
  testing::FakeSource source;
  std::istringstream in;
  std::ostringstream out, err;
  out.setstate(std::ios::badbit);
  EXPECT_THROW(answer_queries(source, validated(parse_options({"x"})), {}, {in, out, err}), Error);
}

TEST(ReadQueries, NamesTheLineWithoutATab) {
  std::istringstream in(
      "\xEF\xBB\xBF"
      "1\ta\n\nno tab\n");
  const auto queries = read_queries(in, "topics.tsv");
  ASSERT_EQ(queries.size(), 2U);
  EXPECT_EQ(queries[0].problem, "");
  EXPECT_NE(queries[1].problem.find("topics.tsv:3:"), std::string::npos) << queries[1].problem;
  EXPECT_THROW(read_queries("/no/such/file"), Error);
  EXPECT_THROW(read_queries("/"), Error);
}

TEST(ReadQueries, KeepsTheTextAfterTheFirstTab) {
  std::istringstream in(
      "\xEF\xBB\xBF"
      "1\ta\tb\n2\t\n");
  const auto queries = read_queries(in, "f");
  ASSERT_EQ(queries.size(), 2u);
  EXPECT_EQ(queries[0].id, "1");
  EXPECT_EQ(queries[0].text, "a\tb");
  EXPECT_EQ(queries[1].text, "");
}

TEST(FailureText, IsOneInertLine) {
  EXPECT_EQ(failure_text(Error("no \x1b[31m database", "run it")).find('\x1b'), std::string::npos);
}

TEST(Terminal, ColourFollowsTheUserAndTheTerminal) {
  setenv("TERM", "xterm", 1);
  unsetenv("NO_COLOR");
  EXPECT_TRUE(wants_color(ColorWhen::kAuto, true));
  EXPECT_FALSE(wants_color(ColorWhen::kAuto, false));
  EXPECT_TRUE(wants_color(ColorWhen::kAlways, false));
  EXPECT_FALSE(wants_color(ColorWhen::kNever, true));
  setenv("NO_COLOR", "1", 1);
  EXPECT_FALSE(wants_color(ColorWhen::kAuto, true));
  EXPECT_TRUE(wants_color(ColorWhen::kAlways, true));
  setenv("NO_COLOR", "", 1);
  setenv("TERM", "dumb", 1);
  EXPECT_FALSE(wants_color(ColorWhen::kAuto, true));
}

TEST(Terminal, ColumnsComeFromTheEnvironmentOrAreEighty) {
  setenv("COLUMNS", "133", 1);
  EXPECT_EQ(terminal_columns(-1), 133u);
  for (const char* bad : {"0", "-4", "wide", "99999999999999999999", ""}) {
    setenv("COLUMNS", bad, 1);
    EXPECT_EQ(terminal_columns(-1), 80u) << bad;
  }
  unsetenv("COLUMNS");
  EXPECT_EQ(terminal_columns(-1), 80u);
}

}  // namespace
}  // namespace chancery::search
