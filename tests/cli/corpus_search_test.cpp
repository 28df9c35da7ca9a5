// Questions that the documentation asks of the sample documents.
#include <gmock/gmock.h>

#include <sstream>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

const fs::path kCorpus = fs::path(source_directory()) / "corpus";

// The questions that corpus/README.md names find the documents that answer them.
class CorpusSearch : public ::testing::Test {
 protected:
  void SetUp() override {
    const Outcome outcome = sandbox_.index({"--quiet", kCorpus.string()});
    ASSERT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.out, "");
  }
  std::vector<std::string> first(const std::string& query, const std::string& count) const {
    std::vector<std::string> found;
    const Outcome outcome = sandbox_.search({"-n", count, "--paths", query});
    for (const std::string& line : outcome.lines()) found.push_back(fs::path(line).stem());
    return found;
  }

  Sandbox sandbox_{Lists::kOwn};
};

TEST_F(CorpusSearch, CorridorWithArmenianObjections) {
  // The text says "objects": "objections" is another word, that other texts have.
  const auto found = first("zangezur corridor armenia objects", "2");
  EXPECT_THAT(found, ::testing::Contains("a-road-is-not-a-corridor"));
}

TEST_F(CorpusSearch, ADamOnTheNile) {
  EXPECT_THAT(first("Cairo binding treaty dam", "3"), ::testing::Contains("cairos-clock"));
}

TEST_F(CorpusSearch, FishingAndABoundary) {
  const auto found = first("palk bay fishing boundary", "1");
  EXPECT_THAT(found, ::testing::ElementsAre(::testing::StartsWith("Who Fishes in the Palk Bay")));
}

TEST_F(CorpusSearch, OtherLanguagesAndScripts) {
  EXPECT_EQ(first("lang:ru коридор", "1"), std::vector<std::string>{"koridor-ili-doroga"});
  EXPECT_EQ(first("lang:fr cedeao", "1"), std::vector<std::string>{"apres-la-cedeao"});
}

// The first column of README.md's table of queries, but for "like:3", which takes a hit shown
// before, and "tag:", which takes a tag of the user's.
std::vector<std::string> queries_of_the_readme() {
  const std::string readme = testing::read_file(fs::path(source_directory()) / "README.md");
  const size_t begin = readme.find("### Queries"), end = readme.find("### At the prompt");
  std::istringstream lines(readme.substr(begin, end - begin));
  std::vector<std::string> queries;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    const std::string column = line.substr(0, line.find(" | ", 2));
    for (size_t from = column.find('`'); from != column.npos; from = column.find('`', from)) {
      const size_t to = column.find('`', from + 1);
      std::string query = column.substr(from + 1, to - from - 1);
      const bool own = query.starts_with("like:3") || query.starts_with("tag:");
      if (!own) queries.push_back(std::move(query));
      from = to + 1;
    }
  }
  return queries;
}

TEST_F(CorpusSearch, QueriesOfTheReadmeFindSomething) {
  const std::vector<std::string> queries = queries_of_the_readme();
  ASSERT_GT(queries.size(), 15U);
  std::string lines;
  for (const std::string& query : queries) lines += query + "\n";
  const Outcome outcome = sandbox_.search({"-f", "json", "-n", "1"}, lines);
  EXPECT_EQ(outcome.status, 0) << outcome;
  const std::vector<Json> answers = outcome.json_lines();
  ASSERT_EQ(answers.size(), queries.size()) << outcome;
  for (const Json& answer : answers) EXPECT_GT(answer["total"]["value"], 0) << answer["query"];
}

}  // namespace
}  // namespace chancery::cli
