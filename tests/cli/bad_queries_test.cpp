// Queries that are not as they should be: an answer or one sentence.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

class BadQueries : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.index_records(library()); }
  // Answered, or refused in one sentence; the same on every way in.
  Outcome ask(const std::string& query) const {
    const Outcome outcome = sandbox_.search({"--", query});
    expect_civil(outcome, query);
    if (query.find('\n') == std::string::npos)
      expect_civil(sandbox_.search({"--format", "json"}, query + "\n"), query);
    return outcome;
  }
  void refused(const std::string& query, const std::string& part) const {
    const Outcome outcome = ask(query);
    EXPECT_EQ(outcome.status, 2) << query;
    EXPECT_THAT(outcome.err, HasSubstr(part)) << query;
  }
  static void expect_civil(const Outcome& outcome, const std::string& query) {
    const std::string name = query.substr(0, 60);
    EXPECT_TRUE(is_inert(outcome.out)) << name;
    EXPECT_LT(outcome.err.size(), 1000U) << name;
    if (outcome.status == 2) {
      EXPECT_TRUE(is_one_sentence(outcome.err)) << name;
    } else {
      EXPECT_EQ(outcome.err, "") << name;
      EXPECT_TRUE(outcome.status == 0 || outcome.status == 1) << name << outcome;
    }
  }

  Sandbox sandbox_;
};

TEST_F(BadQueries, UnclosedQuotes) {
  EXPECT_EQ(ask("\"price of salt").status, 0);
  for (const char* query : {"\"", "\"\"", "salt \"", "title:\"", "actor:\"iran", "\" \"", "'salt",
                            "“price of salt", "\"price \"of\" salt"}) {
    ask(query);
  }
}

TEST_F(BadQueries, ThousandsOfParts) {
  std::string words, patterns;
  for (int i = 0; i < 10'000; ++i) words += "oil" + std::to_string(i) + " OR ";
  for (int i = 0; i < 5'000; ++i) patterns += "oi" + std::to_string(i) + "* ";
  refused(words + "oil", "too many parts");
  refused(patterns, "too many parts");
  EXPECT_NE(ask(repeated("oil OR ", 10'000) + "oil").status, 2);
  EXPECT_NE(ask(repeated("price of salt ", 5'000)).status, 2);
}

TEST_F(BadQueries, OperatorsOnly) {
  for (const char* query :
       {"AND",      "OR",      "NOT",      "NEAR", "XOR", "ADJ",   "AND AND", "AND OR NOT",
        "NOT NOT",  "+",       "-",        "+ -",  "--",  "()",    "( )",     "(AND)",
        "salt AND", "OR salt", "salt NOT", "NOT",  "-()", "+\"\"", "NEAR/3",  "salt NEAR/x x"}) {
    ask(query);
  }
}

TEST_F(BadQueries, SignsOnly) {
  for (const char* query :
       {"?",  "!",  ".", "...", ":",  "::", "..", "/",   "\\",    "%s%n",  "*:*",
        "**", "?*", "~", "^2",  "{}", "[]", "<>", "&|;", "$HOME", "salt^", "salt~2"}) {
    ask(query);
  }
}

TEST_F(BadQueries, WildcardsThatFitEverything) {
  for (const char* query : {"s*", "*s", "*a*", "a* b* c*", "title:*", "path:*", "actor:*"})
    ask(query);
}

TEST_F(BadQueries, HundredKilobytes) {
  for (const std::string& query :
       {repeated("salt ", 20'000), repeated("x", 100'000), repeated("\"", 100'000),
        repeated("a b c d e ", 10'000), repeated("-salt ", 4'000), repeated("title:salt ", 9'000),
        repeated("s* ", 33'000), repeated("salt AND ", 11'000) + "salt"}) {
    ask(query);
  }
}

TEST_F(BadQueries, HundredKilobytesOfDifferentWords) {
  std::string query;
  for (int i = 0; query.size() < 100'000; ++i) query += "word" + std::to_string(i) + " ";
  ask(query + "salt");
}

TEST_F(BadQueries, ControlCharacters) {
  for (const std::string query :
       {"salt\x1b[31m", "\x01\x02\x03", "\x7f", "sa\tlt", "salt\r",
        "\xC2\x9B"
        "31m salt",
        "date:\x1b[31m", "actor:\x1b]0;owned\x07", "title:\x1b[2J", "\"\x1b[31m", "\x1b[31m AND"}) {
    ask(query);
  }
}

TEST_F(BadQueries, LineEndsAndInvalidBytes) {
  for (const char* query : {"salt\nprice", "\n", "salt\xFF", "\xFF\xFE", "\xC3", "title:\xE9",
                            "actor:\xFF", "\xED\xA0\x80", "\xF8\x88\x80\x80\x80"}) {
    ask(query);
  }
}

TEST_F(BadQueries, DeepBrackets) {
  EXPECT_EQ(ask(repeated("(", 50) + "salt" + repeated(")", 50)).status, 0);
  for (const std::string& query :
       {repeated("(", 50'000), repeated(")", 50'000), repeated("(", 50'000) + "salt",
        repeated("salt) ", 2'000), repeated("(", 30'000) + "salt" + repeated(")", 30'000),
        repeated("(salt ", 10'000), repeated("NOT (", 10'000) + "salt",
        repeated("-(", 10'000) + "salt", std::string("(salt"), std::string("salt)"),
        std::string(")salt(")}) {
    ask(query);
  }
}

TEST_F(BadQueries, EmptyFields) {
  for (const char* field : {"title", "author", "publisher", "date", "lang", "type", "path", "host",
                            "url", "actor", "issue"}) {
    ask(std::string(field) + ":");
    ask(std::string(field) + ":\"\"");
    ask("salt " + std::string(field) + ": price");
    ask("(" + std::string(field) + ":)");
  }
}

TEST_F(BadQueries, FieldsThatDoNotExist) {
  for (const char* query : {"colour:red", ":red", "http://example.org/salt", "a:b:c", "12:30"})
    ask(query);
}

TEST_F(BadQueries, ARangeThatEndsBeforeItBegins) {
  refused("date:2023..2020", "2020..2023");
}

TEST_F(BadQueries, ADateThatIsNone) {
  refused("date:31/02/2020", "31/02/2020");
  refused("date:2020-02-30", "2020-02-30");
  refused("date:2020-13", "2020-13");
  for (const char* query : {"date:..", "date:tomorrow", "date:20200", "date:2020..2021..2022",
                            "date:-1", "date:99999999999999999999", "date:2020...2021"}) {
    EXPECT_EQ(ask(query).status, 2) << query;
  }
}

TEST_F(BadQueries, AnActorOrIssueThatIsUnknown) {
  refused("actor:atlantis", "atlantis");
  refused("issue:\"price of unicorns\"", "price of unicorns");
}

TEST_F(BadQueries, AnErrorShowsItsPlaceInTheQuery) {
  const Outcome outcome = sandbox_.search({"salt date:2023..2020"});
  EXPECT_THAT(outcome.err, HasSubstr("salt date:2023..2020\n"));
  EXPECT_THAT(outcome.err, HasSubstr("^\n"));
}

TEST_F(BadQueries, InAFileOfQueriesEverythingIsWords) {
  std::string queries;
  for (const std::string query : {"AND", "\"unclosed", "((((", "date:2023..2020", "\x1b[31m", ":"})
    queries += "q\t" + query + "\n";
  queries += "q\t\nq\t" + repeated("salt ", 20'000) + "\n";
  const Outcome outcome = sandbox_.search({"--queries", "-", "--format", "trec"}, queries);
  EXPECT_LT(outcome.status, 2) << outcome;
  EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace chancery::cli
