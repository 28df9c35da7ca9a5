// The formats of chancery-search that other programs read.
#include <gmock/gmock.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Formats : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.index_records(library()); }
  Json answer(const std::string& query) const {
    return sandbox_.search({"--format", "json", query}).json();
  }

  Sandbox sandbox_;
};

TEST_F(Formats, JsonHasTheFieldsOfTheContract) {
  const Json one = answer("border delimitation");
  EXPECT_EQ(one["query"], "border delimitation");
  EXPECT_TRUE(one["understood"].is_string());
  EXPECT_TRUE(one["total"]["value"].is_number_unsigned());
  EXPECT_TRUE(one["total"]["exact"].is_boolean());
  EXPECT_TRUE(one["took_ms"].is_number());
  EXPECT_TRUE(one["hits"].is_array());
  EXPECT_TRUE(one["facets"].is_object());
  EXPECT_TRUE(one["suggestion"].is_string());
  EXPECT_EQ(one["coverage"]["documents"], 5);
}

TEST_F(Formats, AHitHasTheFieldsOfTheContract) {
  const Json hit = answer("border delimitation")["hits"][0];
  EXPECT_EQ(hit["rank"], 1);
  EXPECT_GT(hit["score"].get<double>(), 0);
  EXPECT_EQ(hit["path"], "/library/talks.txt");
  EXPECT_EQ(hit["title"], "Border talks in spring");
  EXPECT_EQ(hit["authors"], Json::array({"Ann Lee", "Bo Ek"}));
  EXPECT_EQ(hit["publisher"], "Lake Forum");
  EXPECT_EQ(hit["date"], "2023-08-30");
  EXPECT_EQ(hit["language"], "en");
  EXPECT_EQ(hit["url"], "https://lake.example/talks");
  EXPECT_TRUE(hit["snippets"].is_array());
  for (const char* list : {"actors", "issues"}) {
    ASSERT_FALSE(hit[list].empty()) << list;
    EXPECT_TRUE(hit[list][0]["id"].is_string()) << list;
    EXPECT_TRUE(hit[list][0]["name"].is_string()) << list;
  }
}

TEST_F(Formats, ASnippetStandsInTheTextAtItsOffsets) {
  const auto text = library()[0]["text"].get<std::string>();
  const Json hit = answer("border delimitation")["hits"][0];
  ASSERT_FALSE(hit["snippets"].empty());
  for (const Json& snippet : hit["snippets"]) {
    const auto start = snippet["start"].get<size_t>(), end = snippet["end"].get<size_t>();
    ASSERT_LE(end, text.size());
    EXPECT_EQ(snippet["text"], text.substr(start, end - start));
    EXPECT_TRUE(snippet["page"].is_null());
  }
}

TEST_F(Formats, MarksLieInTheirSnippetInOrder) {
  const Json hit = answer("armenia border delimitation villages")["hits"][0];
  bool any = false;
  for (const Json& snippet : hit["snippets"]) {
    size_t behind = 0;
    for (const Json& mark : snippet["marks"]) {
      const auto begin = mark[0].get<size_t>(), end = mark[1].get<size_t>();
      EXPECT_GE(begin, behind) << snippet;
      EXPECT_LT(begin, end) << snippet;
      EXPECT_LE(end, snippet["text"].get<std::string>().size()) << snippet;
      EXPECT_THAT((std::vector<std::string>{"word", "actor", "issue"}),
                  ::testing::Contains(mark[2].get<std::string>()));
      behind = end;
      any = true;
    }
  }
  EXPECT_TRUE(any) << hit;
}

TEST_F(Formats, MarksSayWhatTheyMark) {
  const Json hit = answer("armenia border delimitation villages")["hits"][0];
  std::map<std::string, std::string> marked;
  for (const Json& snippet : hit["snippets"]) {
    for (const Json& mark : snippet["marks"]) {
      const auto begin = mark[0].get<size_t>(), end = mark[1].get<size_t>();
      marked[snippet["text"].get<std::string>().substr(begin, end - begin)] = mark[2];
    }
  }
  EXPECT_EQ(marked["Armenia"], "actor") << hit;
  EXPECT_EQ(marked["border delimitation"], "issue") << hit;
  EXPECT_EQ(marked["villages"], "word") << hit;
}

TEST_F(Formats, JsonIsOneLineAQuery) {
  const Outcome outcome = sandbox_.search({"--format", "json"}, "salt\nrailway\n");
  EXPECT_EQ(outcome.json_lines().size(), 2U);
}

TEST_F(Formats, UnderstoodSaysWhatTheQueryMeans) {
  EXPECT_THAT(answer("actor:baku").value("understood", ""), HasSubstr("Azerbaijan"));
  EXPECT_THAT(answer("yerevan zangezur corridor").value("understood", ""),
              HasSubstr("Zangezur corridor"));
}

TEST_F(Formats, CsvHasAHeaderAndARowAHit) {
  const Outcome outcome = sandbox_.search({"--format", "csv", "salt"});
  const auto rows = outcome.lines();
  ASSERT_EQ(rows.size(), 3U) << outcome;
  EXPECT_EQ(rows[0],
            "id,query,rank,score,title,authors,publisher,date,date_source,language,url,path,"
            "actors,issues,snippet,tags,note\r");
  EXPECT_THAT(rows[1], EndsWith("\r"));
}

TEST_F(Formats, CsvQuotesCommasAndQuotes) {
  EXPECT_THAT(sandbox_.search({"--format", "csv", "title:straight"}).out,
              HasSubstr(",\"A road, \"\"fast\"\" and straight\","));
}

TEST_F(Formats, CsvRunsNoFormula) {
  EXPECT_THAT(sandbox_.search({"--format", "csv", "winter"}).out, HasSubstr(",'=SALT(1),"));
}

TEST_F(Formats, TrecLines) {
  const Outcome outcome =
      sandbox_.search({"--queries", "-", "--format", "trec"}, "q 1\tsalt\nq2\troad\n");
  const std::regex line(R"(\S+ Q0 \S+ [0-9]+ [0-9.]+ chancery)");
  ASSERT_GE(outcome.lines().size(), 3U);
  for (const std::string& one : outcome.lines()) EXPECT_TRUE(std::regex_match(one, line)) << one;
}

TEST_F(Formats, TrecNamesTheFileWithoutItsExtension) {
  const Outcome outcome = sandbox_.search({"--queries", "-", "--format", "trec"}, "q1\twinter\n");
  EXPECT_THAT(outcome.out, StartsWith("q1 Q0 salt 1 "));
}

TEST_F(Formats, TrecGivesAThousand) {
  std::vector<Json> many;
  for (int i = 0; i < 1100; ++i)
    many.push_back(record("/many/" + std::to_string(i) + ".txt", "", "", "One of many."));
  sandbox_.index_records(many);
  const Outcome outcome = sandbox_.search({"--queries", "-", "--format", "trec"}, "1\tmany\n");
  EXPECT_EQ(outcome.lines().size(), 1000U);
}

TEST_F(Formats, TrecScoresFall) {
  const Outcome outcome =
      sandbox_.search({"--queries", "-", "--format", "trec"}, "1\tsalt price\n");
  double before = 1e9;
  int rank = 0;
  for (const std::string& line : outcome.lines()) {
    std::istringstream in(line);
    std::string id, q0, name;
    int place = 0;
    double score = 0;
    in >> id >> q0 >> name >> place >> score;
    EXPECT_EQ(place, ++rank);
    EXPECT_LE(score, before);
    before = score;
  }
}

TEST_F(Formats, Ris) {
  const Outcome outcome = sandbox_.search({"--format", "ris", "title:spring"});
  EXPECT_THAT(outcome.out, StartsWith("TY  - "));
  for (const char* line :
       {"AU  - Lee, Ann\r\n", "AU  - Ek, Bo\r\n", "Border talks in spring\r\n", "Lake Forum\r\n",
        "2023", "UR  - https://lake.example/talks\r\n", "ER  - "}) {
    EXPECT_THAT(outcome.out, HasSubstr(line));
  }
}

TEST_F(Formats, Bibtex) {
  const Outcome outcome = sandbox_.search({"--format", "bibtex", "title:spring"});
  EXPECT_THAT(outcome.out, StartsWith("@"));
  for (const char* part :
       {"Border talks in spring", "Lake Forum", "2023", " and ", "https://lake.example/talks"}) {
    EXPECT_THAT(outcome.out, HasSubstr(part));
  }
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '{'),
            std::count(outcome.out.begin(), outcome.out.end(), '}'));
}

TEST_F(Formats, BibtexKeysAreUnique) {
  Json again = library()[0];
  again["path"] = "/library/talks-again.txt";
  sandbox_.index_records({again});
  const Outcome outcome = sandbox_.search({"--format", "bibtex", "title:spring"});
  std::vector<std::string> keys;
  for (const std::string& line : outcome.lines()) {
    if (line.starts_with("@")) keys.push_back(line);
  }
  ASSERT_EQ(keys.size(), 2U);
  EXPECT_NE(keys[0], keys[1]);
}

TEST_F(Formats, PathsAreWhole) {
  EXPECT_EQ(sandbox_.search({"--format", "paths", "winter"}).out, "/library/salt.md\n");
  EXPECT_EQ(sandbox_.search({"--paths", "title:straight"}).out, "/library/2021/the road.html\n");
}

TEST_F(Formats, TextShowsRankTitleAuthorPublisherDateAndSentence) {
  const Outcome outcome = sandbox_.search({"armenia border delimitation"});
  for (const char* part : {"1  Border talks in spring", "Ann Lee", "Lake Forum", "30 Aug 2023",
                           "talks.txt", "four villages"}) {
    EXPECT_THAT(outcome.out, HasSubstr(part));
  }
}

TEST_F(Formats, LongAndShortText) {
  EXPECT_THAT(sandbox_.search({"--long", "title:spring"}).out, HasSubstr("/library/talks.txt"));
  const std::string brief = sandbox_.search({"--short", "border delimitation"}).out;
  EXPECT_THAT(brief, HasSubstr("Border talks in spring"));
  EXPECT_FALSE(contains(brief, "four villages"));
}

TEST_F(Formats, TextFitsItsWidth) {
  Command command = sandbox_.command(
      "chancery-search", {"--db", sandbox_.database().string(), "armenia border delimitation"});
  command.environment["COLUMNS"] = "40";
  command.environment["LC_ALL"] = "C";
  for (const std::string& line : sandbox_.run(command).lines()) EXPECT_LE(line.size(), 40U) << line;
}

}  // namespace
}  // namespace chancery::cli
