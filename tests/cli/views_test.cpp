// Pictures of the hits and saved queries on the command line, and the page that documents the JSON.
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <set>

#include "tests/cli/library.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Views : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.index_records(library()); }
  Json json(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"-f", "json"});
    return sandbox_.search(std::move(arguments)).json();
  }
  Sandbox sandbox_;
};

TEST_F(Views, ATimelineHasEveryYearBetween) {
  const Json view = json({"--timeline", "--by", "year", "*"});
  EXPECT_EQ(view["view"], "timeline");
  EXPECT_EQ(view["undated"], 1);
  std::vector<std::string> years;
  for (const Json& value : view["values"]) years.push_back(value["value"]);
  EXPECT_EQ(years, (std::vector<std::string>{"2019", "2020", "2021", "2022", "2023"}));
  EXPECT_EQ(view["values"][3]["count"], 0);
  EXPECT_EQ(json({"--timeline", "date:2019"})["field"], "month");
}

TEST_F(Views, MonthsAndYearsDoNotStandSideBySide) {
  const Sandbox sandbox;
  sandbox.index_records({record("/d/1.txt", "", "2019-03-02", "The price of salt."),
                         record("/d/2.txt", "", "2019", "The price of salt."),
                         record("/d/3.txt", "", "2019-07-09", "The price of salt.")});
  const Json by_itself = sandbox.search({"-f", "json", "--timeline", "salt"}).json();
  EXPECT_EQ(by_itself["field"], "year");
  const Json months = sandbox.search({"-f", "json", "--timeline", "--by", "month", "salt"}).json();
  EXPECT_EQ(months["values"].front()["value"], "2019-03");
  EXPECT_EQ(months["year_only"], 1);
}

TEST_F(Views, ATimelineShowsTheShareOfAllDocuments) {
  const Json view = json({"--timeline", "--share", "--by", "year", "salt"});
  ASSERT_FALSE(view["values"].empty());
  for (const Json& value : view["values"]) {
    const Json all = json({"date:" + value["value"].get<std::string>()});
    EXPECT_EQ(value.value("of", 0), all["total"]["value"].get<int>()) << value;
  }
  EXPECT_THAT(sandbox_.search({"--timeline", "--share", "--by", "year", "salt"}).out,
              HasSubstr(" %)"));
}

TEST_F(Views, AMentionCountsForItsOwnIssueAndForWiderOnesOnRequest) {
  const auto issues = [&](const Arguments& options) {
    Arguments all = options;
    all.insert(all.end(), {"--what", "armenia", "*"});
    std::map<std::string, int> counts;
    const Json answer = json(all);
    for (const Json& value : answer["values"]) counts[value["value"]] = value["count"];
    return counts;
  };
  const auto own = issues({}), wider = issues({"--wider"});
  EXPECT_LE(own.count("borders"), wider.count("borders"));
  for (const auto& [issue, count] : own) {
    EXPECT_EQ(json({"pair:armenia/=" + issue})["total"]["value"], count) << issue;
    EXPECT_LE(count, wider.at(issue)) << issue;
  }
}

TEST_F(Views, LinesOfAConcordanceSayWhereTheyAreFrom) {
  EXPECT_THAT(sandbox_.search({"--kwic", "salt", "*"}).out,
              ::testing::AnyOf(HasSubstr("¶1"), HasSubstr("par. 1")));
}

TEST_F(Views, WhoAndWhatCountMeetingsInSentences) {
  const Json who = json({"--who", "border delimitation", "*"});
  std::set<std::string> actors;
  for (const Json& value : who["values"]) actors.insert(value["label"]);
  EXPECT_EQ(actors, (std::set<std::string>{"Armenia", "Azerbaijan"}));
  const Json what = json({"--what", "armenia", "*"});
  EXPECT_EQ(what["subject"], "Armenia");
  EXPECT_FALSE(what["values"].empty());
  EXPECT_EQ(sandbox_.search({"--who", "nobody knows it", "*"}).status, 2);
}

TEST_F(Views, ACellCountsWhatItsPairFinds) {
  const Json view = json({"--matrix", "*"});
  ASSERT_FALSE(view["counts"].empty());
  for (size_t row = 0; row < view["actors"].size(); ++row) {
    for (size_t column = 0; column < view["issues"].size(); ++column) {
      const std::string pair = view["actors"][row]["value"].get<std::string>() +
                               "/=" + view["issues"][column]["value"].get<std::string>();
      EXPECT_EQ(json({"pair:" + pair})["total"]["value"], view["counts"][row][column]) << pair;
    }
  }
}

TEST_F(Views, AMatrixBeginsWithWhatTheQueryNamesAndHasNoEmptyLine) {
  const Json view = json({"--matrix", "armenia border delimitation"});
  ASSERT_FALSE(view["counts"].empty()) << view;
  EXPECT_EQ(view["actors"][0]["label"], "Armenia");
  EXPECT_EQ(view["issues"][0]["label"], "border delimitation");
  const Json all = json({"--matrix", "*"});
  for (const Json& row : all["counts"]) {
    uint64_t sum = 0;
    for (const Json& count : row) sum += count.get<uint64_t>();
    EXPECT_GT(sum, 0U);
  }
}

TEST_F(Views, AFacetCountsWhatAboutFinds) {
  const Json answer = json({"--facets", "actor,issue", "*"});
  for (const char* field : {"actor", "issue"}) {
    for (const Json& value : answer["facets"][field]) {
      const std::string query = "about:" + value["value"].get<std::string>();
      EXPECT_EQ(json({query})["total"]["value"], value["count"]) << query;
    }
  }
}

TEST_F(Views, PairsMeetInSentences) {
  const Json view = json({"--pairs", "issue:borders"});
  ASSERT_EQ(view["values"].size(), 1U) << view;
  EXPECT_EQ(view["values"][0]["value"], "arm+aze") << view;
}

TEST_F(Views, AConcordanceIsSortedByItsContext) {
  const Json view = json({"--kwic", "salt", "--by", "right", "*"});
  std::vector<std::string> right;
  for (const Json& line : view["lines"]) {
    EXPECT_THAT(line["match"].get<std::string>(), ::testing::AnyOf("salt", "Salt"));
    right.push_back(line["right"].get<std::string>().substr(0, 5));
  }
  EXPECT_EQ(right, (std::vector<std::string>{" fell", " keep", " to i", " with"}));
  EXPECT_EQ(json({"--kwic", "price of salt", "*"})["lines"].size(), 1U);
  EXPECT_EQ(json({"--kwic", "salt price", "*"})["lines"].size(), 0U);
}

TEST_F(Views, ALineOfAConcordanceHasTheRankThatItsHitHas) {
  std::vector<Json> records;
  for (int i = 0; i < 12; ++i) {
    // Every other one has the word; all differ in how much they speak of the tax.
    std::string text = i % 2 ? "A dam was built. " : "A mill was built. ";
    for (int j = 0; j <= i; ++j) text += "The tax of the year came in. ";
    // Else they would be copies of each other.
    for (int j = 0; j < 60; ++j) text += "n" + std::to_string(i) + "x" + std::to_string(j) + " ";
    records.push_back(record("/taxes/" + std::to_string(i), "T", std::to_string(2000 + i), text));
  }
  sandbox_.index_records(records);
  for (const Arguments& order : std::vector<Arguments>{{}, {"--sort", "-date"}}) {
    Arguments all = order, concordance = order;
    all.insert(all.end(), {"-n", "0", "tax"});
    concordance.insert(concordance.end(), {"--kwic", "dam", "tax"});
    std::map<std::string, int> ranks;
    const Json answer = json(all);
    for (const Json& hit : answer["hits"])
      ranks[hit["path"].get<std::string>()] = hit["rank"].get<int>();
    const Json view = json(concordance);
    EXPECT_EQ(view["total"], 6);
    EXPECT_EQ(view["lines"].size(), 6U);
    for (const Json& line : view["lines"])
      EXPECT_EQ(line["rank"], ranks[line["path"].get<std::string>()]) << line["path"];
  }
}

TEST_F(Views, AreTablesToo) {
  const Outcome csv = sandbox_.search({"-f", "csv", "--timeline", "*"});
  EXPECT_THAT(csv.out, HasSubstr("field,value,label,count,of\r\n"));
  EXPECT_THAT(sandbox_.search({"-f", "csv", "--facets", "lang", "*"}).out,
              HasSubstr("lang,fr,French,1\r\n"));
  EXPECT_THAT(sandbox_.search({"--matrix", "*"}).out, HasSubstr("Armenia"));
  EXPECT_THAT(sandbox_.search({"--timeline"}, "salt\nsel\n").out, HasSubstr("sel\n"));
}

TEST_F(Views, CoverageIsSaidToScripts) {
  const Outcome text = sandbox_.search({"--coverage"});
  EXPECT_EQ(text.status, 0);
  EXPECT_THAT(text.out, HasSubstr("  5 documents in the index\n"));
  EXPECT_THAT(text.out, HasSubstr("languages: English 80 %, French 20 %"));
  EXPECT_EQ(json({"--coverage"}), json({"*"})["coverage"]);
  for (const Arguments& wrong : std::vector<Arguments>{
           {"--coverage", "salt"}, {"--coverage", "--matrix"}, {"--coverage", "-f", "csv"}}) {
    const Outcome outcome = sandbox_.search(wrong);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
  }
}

TEST_F(Views, NothingFoundSaysWhichPartLeavesNothing) {
  const Outcome outcome = sandbox_.search({"salt", "date:2031"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.out, HasSubstr("date:2031 alone finds nothing"));
  EXPECT_THAT(outcome.out, HasSubstr("without date:2031 there are 2 hits"));
  const Json answer = json({"railwoy"});
  EXPECT_THAT(answer["explanation"][0].get<std::string>(), HasSubstr("there is railway"));
}

TEST_F(Views, ASavedQueryTellsWhatIsNew) {
  EXPECT_EQ(sandbox_.search({"--save", "salt", "salt"}).status, 0);
  const Outcome nothing = sandbox_.search({"--saved", "salt", "--new"});
  EXPECT_EQ(nothing.status, 1);
  EXPECT_THAT(nothing.out, IsEmpty());
  EXPECT_THAT(nothing.err, IsEmpty());
  auto records = library();
  records.push_back(record("/library/more.txt", "More salt", "2024-01-01", "Salt came in ships."));
  sandbox_.index_records(records);
  const Outcome fresh = sandbox_.search({"--saved", "salt", "--new", "--paths"});
  EXPECT_EQ(fresh.status, 0);
  EXPECT_EQ(fresh.out, "/library/more.txt\n");
  EXPECT_EQ(sandbox_.search({"--saved", "salt", "--new"}).status, 1);
  EXPECT_THAT(sandbox_.search({"--saved", "salt", "--paths"}).out, HasSubstr("/library/salt.md"));
  EXPECT_THAT(sandbox_.search({"--saved", "slat"}).err, HasSubstr("there is salt"));
}

// The names in backquotes in the first column of the page's tables, and in its plain sentences.
std::set<std::string> documented() {
  std::ifstream in(source_directory() + "/docs/json.md");
  std::set<std::string> names;
  for (std::string line; std::getline(in, line);) {
    for (size_t open = line.find('`'); open != std::string::npos;) {
      const size_t close = line.find('`', open + 1);
      if (close == std::string::npos) break;
      names.insert(line.substr(open + 1, close - open - 1));
      open = line.find('`', close + 1);
    }
  }
  return names;
}

// Those that the page promises: first cells of its tables, and the sentences that begin with one.
std::set<std::string> promised() {
  std::ifstream in(source_directory() + "/docs/json.md");
  std::set<std::string> names;
  for (std::string line; std::getline(in, line);) {
    const bool row = line.starts_with("| `");
    if (!row && !line.starts_with('`')) continue;
    const std::string part = row ? line.substr(2, line.find(" |", 2) - 2) : line;
    for (size_t open = part.find('`'); open != std::string::npos;) {
      const size_t close = part.find('`', open + 1);
      if (close == std::string::npos) break;
      const std::string name = part.substr(open + 1, close - open - 1);
      if (name.find_first_of(" -") == std::string::npos) names.insert(name);
      open = part.find('`', close + 1);
    }
  }
  return names;
}

void collect(const Json& json, std::set<std::string>& names) {
  if (json.is_array()) {
    for (const Json& item : json) collect(item, names);
  } else if (json.is_object()) {
    for (const auto& [name, value] : json.items()) {
      names.insert(name);
      // These have what they count as members.
      if (name == "facets") {
        for (const Json& values : value) collect(values, names);
      } else if (name != "languages") {
        collect(value, names);
      }
    }
  }
}

TEST_F(Views, ThePageOnJsonHasEveryMember) {
  const std::set<std::string> page = documented();
  std::set<std::string> written;
  collect(json({"--facets", "actor", "--explain", "baku corridor"}), written);
  for (const Arguments& view :
       std::vector<Arguments>{{"--timeline", "--mean", "3", "--series", "salt"},
                              {"--matrix"},
                              {"--pairs"},
                              {"--who", "borders"},
                              {"--what", "armenia"},
                              {"--kwic", "salt"}}) {
    Arguments arguments = view;
    arguments.emplace_back("*");
    collect(json(arguments), written);
  }
  collect(json({"--said", "said:armenia"}), written);
  collect(json({"--sentences", "armenia"}), written);
  const Sandbox told;
  told.index_records({record("/d/1.txt", "", "2019-03-02", "The ferry sank on 1 March 2019.")});
  collect(told.search({"-f", "json", "--chronicle", "ferry"}).json(), written);
  std::string talk, other;
  for (int i = 0; i < 20; ++i) talk += "Every ferry needs a subsidy. ", other += "A dog ran far. ";
  const Sandbox words;
  words.index_records({record("/d/1.txt", "", "2019-03-02", talk + other + other),
                       record("/d/2.txt", "", "2019", other + other + other),
                       record("/d/3.txt", "", "2018", "One subsidy was paid in full.")});
  collect(words.search({"-f", "json", "--collocates", "ferry", "*"}).json(), written);
  collect(words.search({"-f", "json", "--keywords", "ferry"}).json(), written);
  collect(words.search({"-f", "json", "--also", "ferry"}).json(), written);
  collect(json({"--compare", "armenia", "azerbaijan"}), written);
  collect(json({"--variants", "armenia", "*"}), written);
  collect(json({"said:armenia corridor"}), written);
  const fs::path queries = sandbox_.write("queries.tsv", "q1\tbaku corridor\n");
  collect(json({"--queries", queries.string()}), written);
  sandbox_.write("empty.pdf", "");
  sandbox_.write("said.txt", "The ferry\n\nArmenia said on Monday that the ferry was late.\n");
  sandbox_.index({sandbox_.documents().string()});
  collect(json({"said:armenia ferry"}), written);
  collect(Json::parse(sandbox_.index({"--report", "--format", "json"}).out), written);
  for (const std::string& name : written) EXPECT_TRUE(page.contains(name)) << name;
  for (const std::string& name : promised()) EXPECT_TRUE(written.contains(name)) << name;
  EXPECT_GT(written.size(), 40U);
}

}  // namespace
}  // namespace chancery::cli
