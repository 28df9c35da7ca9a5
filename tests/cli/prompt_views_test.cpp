// Pictures, picks and saved queries at a terminal, and what terminals do: resizing, hostile text.
#include <gmock/gmock.h>

#include <fstream>

#include "chancery/utf8.h"
#include "tests/cli/library.h"
#include "tests/cli/prompt_fixture.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PromptViews : public AtAPrompt {
 protected:
  void SetUp() override { sandbox_.index_records(library()); }

  Command command() const { return plain({"--no-pager"}); }
  static size_t widest(const std::string& text) {
    size_t columns = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (line.ends_with('\r')) line.pop_back();
      columns = std::max(columns, utf8::width(line));
    }
    return columns;
  }
};

TEST_F(PromptViews, AValueIsPickedAndTheCountComesTrue) {
  Terminal terminal(command());
  start(terminal);
  EXPECT_THAT(answer(terminal, "*"), HasSubstr("5 hits"));
  const std::string actors = answer(terminal, ":actors");
  EXPECT_THAT(actors, HasSubstr("  1 "));
  const size_t count_at = actors.find_last_of(' ', actors.find("  2 ") - 3);
  const std::string count = actors.substr(count_at + 1, actors.find('\r', count_at) - count_at - 1);
  EXPECT_THAT(answer(terminal, ":+ 1"), HasSubstr("5 → " + count + " hit"));
  EXPECT_THAT(answer(terminal, ":undo"), HasSubstr("5 hits"));
}

TEST_F(PromptViews, ACellOfTheMatrixShowsItsSentences) {
  Terminal terminal(command());
  start(terminal);
  answer(terminal, "villages");
  EXPECT_THAT(answer(terminal, ":matrix"), HasSubstr("Armenia"));
  const std::string hits = answer(terminal, ":matrix 1a");
  EXPECT_THAT(hits, HasSubstr("pair:"));
  EXPECT_THAT(hits, HasSubstr("agreed on"));
}

TEST_F(PromptViews, EveryPictureFitsFortyColumns) {
  Terminal terminal(command(), 40);
  start(terminal);
  answer(terminal, "*");
  for (const char* line : {":timeline", ":matrix", ":pairs", ":what armenia", ":who borders",
                           ":kwic salt", ":saved", ":facets"}) {
    const std::string shown = answer(terminal, line);
    EXPECT_LE(widest(shown), 40U) << shown;
    EXPECT_THAT(shown, Not(HasSubstr("\x1b")));
  }
}

TEST_F(PromptViews, AResizedWindowIsUsed) {
  Terminal terminal(command(), 100);
  start(terminal);
  EXPECT_GT(widest(answer(terminal, "villages")), 60U);
  terminal.resize(40);
  EXPECT_LE(widest(answer(terminal, "villages")), 40U);
}

TEST_F(PromptViews, CtrlCWhileAQueryRunsLeavesThePromptAlive) {
  Terminal terminal(command());
  start(terminal);
  terminal.type("*\r\x03");
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type("\rvillages\r");
  EXPECT_TRUE(terminal.shows("Border talks in spring"));
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type("\x04");
  EXPECT_EQ(terminal.ends(), 0);
}

TEST_F(PromptViews, SavedQueriesLast) {
  {
    Terminal terminal(command());
    start(terminal);
    answer(terminal, "salt");
    EXPECT_THAT(answer(terminal, ":save salt"), HasSubstr("saved with 2 hits"));
    EXPECT_THAT(answer(terminal, ":save a/b"), HasSubstr("is no name"));
  }
  auto records = library();
  records.push_back(record("/library/more.txt", "More salt", "2024-01-01", "Salt came in ships."));
  sandbox_.index_records(records);
  Terminal terminal(command());
  start(terminal);
  EXPECT_THAT(answer(terminal, ":new"), HasSubstr("salt: 1 new"));
  const std::string fresh = answer(terminal, ":new salt");
  EXPECT_THAT(fresh, HasSubstr("1 new of 3 hits"));
  EXPECT_THAT(fresh, HasSubstr("More salt"));
  EXPECT_THAT(fresh, Not(HasSubstr("Notes on salt")));
  EXPECT_THAT(answer(terminal, ":new salt"), HasSubstr("0 new"));
  EXPECT_THAT(answer(terminal, ":forget salt"), HasSubstr("forgotten"));
}

TEST_F(PromptViews, ADamagedSavedQueryIsToldOnce) {
  sandbox_.write("../home/state/chancery/saved/bad.json", "{\"query\": ");
  Terminal terminal(command());
  start(terminal);
  EXPECT_THAT(answer(terminal, ":saved"), HasSubstr("kept as"));
  EXPECT_THAT(answer(terminal, ":saved"), Not(HasSubstr("kept as")));
}

TEST_F(PromptViews, HostileTitlesAreInertEverywhere) {
  Json evil = record("/library/evil.txt", "A\x1b]0;owned\x07\xE2\x80\xAE title\xE2\x80\x8D\x1b[31m",
                     "2023-01-01",
                     "Armenia \x1b[2J spoke of border delimitation\xE2\x80\xAE once. " +
                         std::string(10'000, 'w') + " ended it.");
  evil["publisher"] = "P\x1b[31m\xC2\x9b";
  sandbox_.index_records({evil});
  Terminal terminal(command());
  start(terminal);
  for (const char* line : {"delimitation", ":facets", ":matrix", ":kwic border", ":read 1",
                           ":cite 1", ":json 1", "wwww*", ":who borders", ":what armenia"}) {
    const std::string shown = answer(terminal, line);
    EXPECT_THAT(shown, Not(HasSubstr("\x1b"))) << line;
    EXPECT_THAT(shown, Not(HasSubstr("\x07"))) << line;
    EXPECT_THAT(shown, Not(HasSubstr("\xE2\x80\xAE"))) << line;
    EXPECT_THAT(shown, Not(HasSubstr("\xC2\x9b"))) << line;
  }
}

TEST_F(PromptViews, OrnamentsAreAsciiWhereTheLocaleHasNoMore) {
  Command plain = command();
  plain.environment["LC_ALL"] = "C";
  Terminal terminal(plain);
  start(terminal);
  answer(terminal, "*");
  for (const char* line : {":timeline year", ":matrix", ":actors"}) {
    for (const unsigned char c : answer(terminal, line)) EXPECT_LT(c, 0x80) << line;
  }
}

}  // namespace
}  // namespace chancery::cli
