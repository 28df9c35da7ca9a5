// Every option of chancery-search, its exit statuses, and what goes where.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "tests/cli/library.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class SearchOptions : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.index_records(library()); }
  std::vector<std::string> ordered(Arguments arguments) const {
    arguments.insert(arguments.begin(), "--paths");
    std::vector<std::string> found;
    for (const std::string& line : sandbox_.search(std::move(arguments)).lines())
      found.push_back(fs::path(line).filename());
    return found;
  }

  Sandbox sandbox_;
};

TEST_F(SearchOptions, HelpNamesEveryOptionOfTheContract) {
  const Outcome outcome = sandbox_.search({"--help"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  for (const char* word : {"--db",      "-n",         "--offset", "--sort", "--format", "--facets",
                           "--queries", "relevance",  "-date",    "json",   "csv",      "trec",
                           "ris",       "bibtex",     "paths",    "actor:", "issue:",   "title:",
                           "author:",   "publisher:", "date:",    "lang:",  "type:",    "path:"}) {
    EXPECT_THAT(outcome.out, HasSubstr(word));
  }
}

TEST_F(SearchOptions, Version) {
  const Outcome outcome = sandbox_.search({"--version"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, StartsWith("chancery-search "));
}

TEST_F(SearchOptions, FoundIsStatusNull) {
  const Outcome outcome = sandbox_.search({"salt"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(outcome.out, HasSubstr("Notes on salt"));
}

TEST_F(SearchOptions, NothingFoundIsStatusOne) {
  for (const char* format : {"text", "json", "csv", "trec", "ris", "bibtex", "paths"}) {
    const Outcome outcome = sandbox_.search({"--format", format, "zzzyx"});
    EXPECT_EQ(outcome.status, 1) << format;
    EXPECT_EQ(outcome.err, "") << format;
  }
}

TEST_F(SearchOptions, AnErrorIsStatusTwoAndOnStandardError) {
  for (const Arguments& arguments :
       {Arguments{"--no-such-option", "salt"}, Arguments{"--format", "xml", "salt"},
        Arguments{"--sort", "size", "salt"}, Arguments{"-n", "few", "salt"},
        Arguments{"-n", "-1", "salt"}, Arguments{"--offset", "x", "salt"},
        Arguments{"--facets", "colour", "salt"}, Arguments{"--color", "blue", "salt"},
        Arguments{"--queries", "/no/such/file"}, Arguments{"--queries", "/tmp"},
        Arguments{"--db", "", "salt"}, Arguments{"--form", "json", "salt"}, Arguments{"-n"},
        Arguments{""}, Arguments{"  "}, Arguments{"date:never"}}) {
    const Outcome outcome = sandbox_.search(arguments);
    EXPECT_EQ(outcome.status, 2) << arguments.front();
    EXPECT_EQ(outcome.out, "") << arguments.front();
    EXPECT_TRUE(is_one_sentence(outcome.err)) << arguments.front();
  }
}

TEST_F(SearchOptions, WordsAreOneQuery) {
  EXPECT_THAT(ordered({"price", "of", "salt"}), ::testing::Contains("salt.md"));
  EXPECT_THAT(sandbox_.search({"--format", "json", "price", "of", "salt"}).json()["query"],
              "price of salt");
}

TEST_F(SearchOptions, AQueryMayBeginWithADash) {
  EXPECT_THAT(ordered({"--", "-salt"}), Not(::testing::Contains("salt.md")));
}

TEST_F(SearchOptions, TenHitsUnlessMoreAreAskedFor) {
  std::vector<Json> many;
  for (int i = 0; i < 25; ++i)
    many.push_back(record("/many/" + std::to_string(i), "Many", "", "One of many."));
  sandbox_.index_records(many);
  EXPECT_EQ(ordered({"many"}).size(), 10U);
  EXPECT_EQ(ordered({"-n", "3", "many"}).size(), 3U);
  EXPECT_EQ(ordered({"-n", "0", "many"}).size(), 25U);
  EXPECT_EQ(ordered({"-n0", "many"}).size(), 25U);
  EXPECT_EQ(sandbox_.search({"-n", "0", "--format", "json", "many"}).json()["hits"].size(), 25U);
}

TEST_F(SearchOptions, PagesAreStable) {
  std::vector<Json> many;
  for (int i = 0; i < 25; ++i)  // of one score
    many.push_back(record("/many/" + std::to_string(i), "Many", "2020", "One of many."));
  sandbox_.index_records(many);
  for (const char* sort : {"relevance", "date", "-date"}) {
    const auto all = ordered({"-n", "0", "--sort", sort, "many"});
    std::vector<std::string> pages;
    for (int from = 0; from < 28; from += 7) {
      for (const std::string& name :
           ordered({"-n", "7", "--offset", std::to_string(from), "--sort", sort, "many"}))
        pages.push_back(name);
    }
    EXPECT_EQ(pages, all) << sort;
    EXPECT_EQ(std::set(pages.begin(), pages.end()).size(), 25U) << sort;
  }
}

TEST_F(SearchOptions, RanksGoOnOverPages) {
  const Json answer =
      sandbox_.search({"-n", "1", "--offset", "1", "--format", "json", "salt"}).json();
  ASSERT_EQ(answer["hits"].size(), 1U);
  EXPECT_EQ(answer["hits"][0]["rank"], 2);
  EXPECT_EQ(answer["total"]["value"], 2);
}

TEST_F(SearchOptions, BehindTheLastHitThereIsNone) {
  const Outcome outcome = sandbox_.search({"--offset", "100", "--paths", "salt"});
  EXPECT_EQ(outcome.out, "");
  EXPECT_LT(outcome.status, 2);
}

TEST_F(SearchOptions, AStarFindsEverything) {
  EXPECT_EQ(ordered({"*"}).size(), 5U);
  EXPECT_EQ(sandbox_.search({"--format", "json", "*"}).json()["total"]["value"], 5);
}

TEST_F(SearchOptions, ByDateTheUndatedAreLast) {
  EXPECT_THAT(ordered({"--sort", "date", "*"}),
              ElementsAre("salt.md", "sel.txt", "the road.html", "talks.txt", "undated.txt"));
  EXPECT_THAT(ordered({"--sort", "-date", "*"}),
              ElementsAre("talks.txt", "the road.html", "sel.txt", "salt.md", "undated.txt"));
}

TEST_F(SearchOptions, FieldsFilter) {
  EXPECT_THAT(ordered({"title:spring"}), ElementsAre("talks.txt"));
  EXPECT_THAT(ordered({"author:\"ann lee\""}), ElementsAre("talks.txt"));
  EXPECT_THAT(ordered({"publisher:review"}), ElementsAre("the road.html"));
  EXPECT_THAT(ordered({"lang:fr"}), ElementsAre("sel.txt"));
  EXPECT_THAT(ordered({"type:html"}), ElementsAre("the road.html"));
  EXPECT_THAT(ordered({"path:*/2021/*"}), ElementsAre("the road.html"));
  EXPECT_THAT(ordered({"host:lake.example"}), ElementsAre("talks.txt"));
  EXPECT_THAT(ordered({"actor:iran"}), ElementsAre("salt.md"));
  EXPECT_THAT(ordered({"issue:border-delimitation"}), ElementsAre("talks.txt"));
}

TEST_F(SearchOptions, DatesFilterByDayMonthYearAndRange) {
  EXPECT_THAT(ordered({"date:2023-08-30"}), ElementsAre("talks.txt"));
  EXPECT_THAT(ordered({"date:2021-05"}), ElementsAre("the road.html"));
  EXPECT_THAT(ordered({"date:2019"}), ElementsAre("salt.md"));
  EXPECT_THAT(ordered({"--sort", "date", "date:2020..2021"}),
              ElementsAre("sel.txt", "the road.html"));
  EXPECT_THAT(ordered({"date:2022.."}), ElementsAre("talks.txt"));
  EXPECT_THAT(ordered({"date:..2019"}), ElementsAre("salt.md"));
}

TEST_F(SearchOptions, OperatorsJoinWords) {
  EXPECT_THAT(sandbox_.names("railway OR winter"), ElementsAre("salt.md", "talks.txt"));
  EXPECT_THAT(sandbox_.names("salt AND winter"), ElementsAre("salt.md"));
  EXPECT_THAT(sandbox_.names("salt NOT winter"), ElementsAre("undated.txt"));
  EXPECT_THAT(sandbox_.names("salt -winter"), ElementsAre("undated.txt"));
  EXPECT_THAT(sandbox_.names("+winter salt"), ElementsAre("salt.md"));
  EXPECT_THAT(sandbox_.names("\"price of salt\""), ElementsAre("salt.md"));
  EXPECT_THAT(sandbox_.names("\"salt of price\""), IsEmpty());
  EXPECT_THAT(sandbox_.names("villages NEAR delimitation"), ElementsAre("talks.txt"));
  EXPECT_THAT(sandbox_.names("(railway OR winter) AND salt"), ElementsAre("salt.md"));
  EXPECT_THAT(sandbox_.names("neighb*"), ElementsAre("salt.md"));
}

TEST_F(SearchOptions, PlainWordsFindByMeaning) {
  EXPECT_THAT(ordered({"-n", "1", "azerbaijani", "corridor"}), ElementsAre("the road.html"));
  EXPECT_THAT(ordered({"tehran"}), ElementsAre("salt.md"));
}

TEST_F(SearchOptions, AWordIsFoundAsWrittenWhereTheLanguageIsUnknown) {
  Json note = record("/note.txt", "", "", "Old apples.");
  note["language"] = "";
  Json czech = record("/czech.txt", "", "", "Jablka a apples.");
  czech["language"] = "cs";
  sandbox_.index_records({note, czech});
  EXPECT_THAT(sandbox_.names("apples"), ElementsAre("czech.txt", "note.txt"));
}

TEST_F(SearchOptions, AMisspeltWordIsAnsweredAsItWasMeant) {
  std::vector<Json> more;
  for (int i = 0; i < 5; ++i)
    more.push_back(record("/more/" + std::to_string(i), "", "", "The parliament sat."));
  sandbox_.index_records(more);
  const Outcome outcome = sandbox_.search({"--format", "json", "parliment"});
  EXPECT_EQ(outcome.json()["corrected"], "parliament");
  EXPECT_THAT(sandbox_.search({"parliment"}).out, HasSubstr("parliament"));
}

TEST_F(SearchOptions, QueriesComeLineByLineFromStandardInput) {
  const Outcome outcome = sandbox_.search({"--format", "json"}, "salt\n\nrailway\r\nzzzyx");
  const auto answers = outcome.json_lines();
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers[0]["query"], "salt");
  EXPECT_EQ(answers[1]["query"], "railway");
  EXPECT_EQ(answers[2]["total"]["value"], 0);
  EXPECT_EQ(outcome.status, 0);
}

TEST_F(SearchOptions, OneBadLineDoesNotEndTheOthers) {
  const Outcome outcome = sandbox_.search({"--format", "json"}, "date:never\nsalt\n");
  EXPECT_EQ(outcome.json_lines().size(), 1U);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
}

TEST_F(SearchOptions, NoQueryAtAllIsNothingFound) {
  const Outcome outcome = sandbox_.search({"--format", "paths"}, "");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out, "");
}

TEST_F(SearchOptions, QueriesOfAFileAreBagsOfWords) {
  const fs::path file = sandbox_.root() / "queries.tsv";
  testing::write_file(file, "q1\tNOT salt AND (\nq2\ttitle:railway \"-villages\n");
  const Outcome outcome =
      sandbox_.search({"--queries", file.string(), "--format", "json", "-n", "0"});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_EQ(outcome.err, "");
  const auto answers = outcome.json_lines();
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0]["id"], "q1");
  EXPECT_GE(answers[0]["total"]["value"], 2);
  EXPECT_EQ(answers[1]["hits"][0]["path"], "/library/talks.txt");
}

TEST_F(SearchOptions, QueriesComeFromStandardInputWithADash) {
  const Outcome outcome = sandbox_.search({"--queries", "-", "--format", "trec"}, "7\tsalt\n");
  EXPECT_THAT(outcome.out, StartsWith("7 Q0 "));
}

TEST_F(SearchOptions, AFileOfQueriesWithoutTabsIsAnError) {
  const Outcome outcome = sandbox_.search({"--queries", "-"}, "just words\n");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(outcome.err, HasSubstr("1"));
}

TEST_F(SearchOptions, AQueryAndAFileOfQueriesAreAnError) {
  EXPECT_EQ(sandbox_.search({"--queries", "-", "salt"}).status, 2);
}

TEST_F(SearchOptions, FacetsAreCountedOverAllHits) {
  const Json facets = sandbox_
                          .search({"-n", "1", "--facets", "actor,issue,publisher,year,lang,type",
                                   "--format", "json", "*"})
                          .json()["facets"];
  const auto count = [&](const char* field, const char* value) -> int {
    for (const Json& one : facets[field]) {
      if (one["value"] == value) return one["count"];
    }
    return -1;
  };
  for (const char* field : {"actor", "issue", "publisher", "year", "lang", "type"}) {
    ASSERT_TRUE(facets[field].is_array()) << field;
    for (const Json& one : facets[field]) EXPECT_TRUE(one["label"].is_string()) << one;
  }
  EXPECT_EQ(count("lang", "en"), 4);
  EXPECT_EQ(count("lang", "fr"), 1);
  EXPECT_EQ(count("year", "2023"), 1);
  EXPECT_EQ(count("publisher", "Lake Forum"), 1);
  EXPECT_EQ(count("type", "text/html"), 1);
}

TEST_F(SearchOptions, AFacetsValueFilters) {
  const Json facets =
      sandbox_.search({"--facets", "actor,issue,year,lang", "--format", "json", "*"})
          .json()["facets"];
  for (const char* field : {"actor", "issue", "lang"}) {
    ASSERT_FALSE(facets[field].empty()) << field;
    const auto value = facets[field][0]["value"].get<std::string>();
    const Outcome outcome = sandbox_.search({"--paths", std::string(field) + ":" + value});
    EXPECT_EQ(outcome.status, 0) << field << ":" << value;
  }
}

TEST_F(SearchOptions, FacetsAreShownToPeople) {
  const Outcome outcome = sandbox_.search({"--facets", "actor,year", "*"});
  EXPECT_THAT(outcome.out, HasSubstr("2023"));
  EXPECT_THAT(outcome.out, HasSubstr("Azerbaijan"));
}

TEST_F(SearchOptions, SeveralDatabasesAreSearchedAsOne) {
  const Sandbox other;
  other.index_records({record("/other/salt.txt", "Other salt", "2024", "Salt of another land.")});
  const Outcome outcome = sandbox_.search({"--db", other.database().string(), "--format", "json",
                                           "--sort", "-date", "--facets", "year", "salt"});
  const Json answer = outcome.json();
  EXPECT_EQ(answer["total"]["value"], 3);
  EXPECT_EQ(answer["hits"][0]["path"], "/other/salt.txt");
  EXPECT_EQ(answer["coverage"]["documents"], 6);
}

TEST_F(SearchOptions, TheDatabaseIsNamedByTheEnvironment) {
  Command command = sandbox_.command("chancery-search", {"--paths", "winter"});
  command.environment["CHANCERY_DB"] = sandbox_.database().string();
  EXPECT_EQ(sandbox_.run(command).out, "/library/salt.md\n");
}

TEST_F(SearchOptions, WithoutATerminalMarksAreBracketsNotColours) {
  const Outcome outcome = sandbox_.search({"baku corridor"});
  EXPECT_TRUE(is_inert(outcome.out));
  EXPECT_THAT(outcome.out, HasSubstr("Baku"));
  EXPECT_THAT(outcome.out, ::testing::AnyOf(HasSubstr("[Baku]"), HasSubstr("‹Baku›")));
}

TEST_F(SearchOptions, ColoursCanBeAskedForAndRefused) {
  const Outcome always = sandbox_.search({"--color", "always", "baku corridor"});
  EXPECT_THAT(always.out, HasSubstr("\x1b["));
  EXPECT_TRUE(is_inert(always.out, true));
  EXPECT_TRUE(is_inert(sandbox_.search({"--color", "never", "baku corridor"}).out));
}

TEST_F(SearchOptions, ColourOnATerminalUnlessNoColorIsSet) {
  Command command =
      sandbox_.command("chancery-search", {"--db", sandbox_.database().string(), "baku corridor"});
  Terminal coloured(command);
  EXPECT_EQ(coloured.ends(), 0);
  EXPECT_THAT(coloured.seen(), HasSubstr("\x1b["));
  command.environment["NO_COLOR"] = "1";
  Terminal plain(command);
  EXPECT_EQ(plain.ends(), 0);
  EXPECT_THAT(plain.seen(), Not(HasSubstr("\x1b[")));
  EXPECT_THAT(plain.seen(), HasSubstr("Baku"));
}

TEST_F(SearchOptions, TextOfPlainBytesWhereTheLocaleHasNoMore) {
  Command command =
      sandbox_.command("chancery-search", {"--db", sandbox_.database().string(), "baku corridor"});
  command.environment["LC_ALL"] = "C";
  const Outcome outcome = sandbox_.run(command);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("<Baku>"));
}

TEST_F(SearchOptions, AReaderThatLeavesEndsItQuietly) {
  std::vector<Json> many;
  for (int i = 0; i < 2000; ++i)
    many.push_back(record("/many/" + std::to_string(i), "Many", "", "One of many, many of one."));
  sandbox_.index_records(many);
  for (const char* format : {"text", "paths", "csv", "json"}) {
    const Outcome outcome = sandbox_.run(sandbox_.command(
        "/bin/sh",
        {"-c", "{ \"$0\" --db \"$1\" -n 0 -f \"$2\" many; echo $? >status; } | head -n 1",
         program_directory() + "/chancery-search", sandbox_.database().string(), format}));
    EXPECT_EQ(outcome.lines().size(), 1U) << format;
    EXPECT_EQ(outcome.err, "") << format;
  }
}

TEST_F(SearchOptions, AFileThatMayNotGrowIsAnError) {
  std::vector<Json> many;
  for (int i = 0; i < 2000; ++i)
    many.push_back(record("/many/" + std::to_string(i), "Many", "", "One of many, many of one."));
  sandbox_.index_records(many);
  const Outcome outcome = sandbox_.run(sandbox_.command(
      "/bin/sh", {"-c", "ulimit -f 1; \"$0\" --db \"$1\" -n 0 many >\"$2\"",
                  program_directory() + "/chancery-search", sandbox_.database().string(),
                  (sandbox_.root() / "out").string()}));
  EXPECT_EQ(outcome.status, 2) << outcome;
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
}

TEST_F(SearchOptions, AFullDiskIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  const Outcome outcome = sandbox_.run(sandbox_.command(
      "/bin/sh", {"-c", "\"$0\" --db \"$1\" salt >/dev/full",
                  program_directory() + "/chancery-search", sandbox_.database().string()}));
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err));
}

}  // namespace
}  // namespace chancery::cli
