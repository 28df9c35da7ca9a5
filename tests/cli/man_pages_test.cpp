// What the manual pages show works as it stands there: their examples run, their queries find
// something in corpus/.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <set>
#include <sstream>
#include <utility>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::SizeIs;
using Strings = std::vector<std::string>;

// The lines of a section of docs/PAGE.
Strings section(const std::string& page, const std::string& name) {
  std::istringstream lines(testing::read_file(fs::path(source_directory()) / "docs" / page));
  Strings found;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(".Sh ")) inside = line == ".Sh " + name;
    if (inside) found.push_back(line);
  }
  return found;
}

std::string without(std::string text, const std::string& part) {
  for (size_t at; (at = text.find(part)) != text.npos;) text.erase(at, part.size());
  return text;
}

// What stands in quotes: ".Ql lang:fr , Ql lang:french ." has two.
Strings quoted(const Strings& lines) {
  Strings found;
  for (const std::string& line : lines) {
    const size_t at = line.find("Ql ");
    if (!line.starts_with('.') || at == line.npos || at > 5) continue;
    std::istringstream words(line.substr(at + 3) + " ,");
    std::string query;
    for (std::string word; words >> word;) {
      const bool ends = word == "Ql" || word == "," || word == "." || word == ":" || word == ";";
      if (!ends) {
        query += (query.empty() ? "" : " ") + word;
      } else if (!query.empty()) {
        found.push_back(without(std::exchange(query, {}), "\\&"));
      }
    }
  }
  return found;
}

// The commands of the examples, without what the shell does with their output. Of a line for cron
// the command.
Strings examples(const std::string& page) {
  Strings commands;
  for (const std::string& line : section(page, "EXAMPLES")) {
    if (!line.starts_with(".Dl ")) continue;
    std::string command = line.substr(line.find("chancery-"));
    for (const char* end : {" | ", " > "})
      command.resize(std::min(command.find(end), command.size()));
    commands.push_back(command);
  }
  return commands;
}

// A home as the examples have it.
class ManPages : public ::testing::Test {
 protected:
  ManPages() {
    const fs::path corpus = fs::path(source_directory()) / "corpus";
    for (const auto& [name, from] :
         {std::pair{"reports", corpus}, std::pair{"caucasus", corpus / "caucasus"}}) {
      fs::copy(from, sandbox_.root() / "home" / name, fs::copy_options::recursive);
    }
    testing::write_file(
        sandbox_.root() / "parties.toml",
        "[[actor]]\nid = \"road-party\"\ntype = \"party\"\nname = \"Road Party\"\n");
    testing::write_file(sandbox_.root() / "topics.tsv", "1\tzangezur corridor\n2\tdams\n");
  }

  Outcome shell(const std::string& line) const {
    Command command = sandbox_.command("/bin/sh", {"-c", line});
    command.environment["PATH"] = program_directory() + ":" + command.environment["PATH"];
    return sandbox_.run(command);
  }

  Sandbox sandbox_{Lists::kOwn};
};

TEST_F(ManPages, ExamplesRun) {
  Strings commands = examples("chancery-index.1");
  ASSERT_THAT(commands, SizeIs(6));
  commands.push_back("chancery-search --save corridor corridor");
  commands.push_back(
      "echo 'Freight waits for the corridor through the hills.' > ~/reports/new.txt");
  commands.push_back("chancery-index -q ~/reports");
  const Strings searches = examples("chancery-search.1");
  ASSERT_THAT(searches, SizeIs(7));
  commands.insert(commands.end(), searches.begin(), searches.end());
  for (const std::string& command : commands) {
    if (command == "chancery-search") continue;  // the prompt
    const Outcome outcome = shell(command);
    EXPECT_EQ(outcome.status, 0) << command << "\n" << outcome;
  }
}

// Writes a paper for each symbol that the page names, with the symbol at its head.
std::string papers_with_symbols() {
  std::string command = "cd ~/reports";
  size_t number = 0;
  for (const char* symbol : {"A/HRC/31/66", "S/RES/1325 (2000)", "CETS No. 210"}) {
    command += fmt::format(
        " && printf '%s\\n\\nThe boats went out to paper {} of the lake.\\n' '{}' > {}.txt", number,
        symbol, number);
    ++number;
  }
  return command;
}

TEST_F(ManPages, QueriesFindSomething) {
  // Parts of queries, what takes a hit or a file of the user's, and days that pass.
  const std::set<std::string> others = {"w/5",
                                        "/5",
                                        "~1",
                                        "~2",
                                        "last year",
                                        "between 2015 and 2018",
                                        "first on",
                                        "latest on",
                                        "who asked",
                                        "what was said",
                                        "like:3",
                                        "like:talks.txt",
                                        "date:last-90-days"};
  ASSERT_EQ(shell(papers_with_symbols()).status, 0);
  ASSERT_EQ(shell("chancery-index -q ~/reports").status, 0);
  std::string lines;
  Strings queries;
  for (const std::string& query : quoted(section("chancery-search.1", "QUERIES"))) {
    const bool shown = query.find("\\(->") != query.npos;  // what baku is read as
    if (others.contains(query) || shown) continue;
    queries.push_back(query);
    lines += query + "\n";
  }
  ASSERT_GT(queries.size(), 30U);
  Command command = sandbox_.command("chancery-search", {"-f", "json", "-n", "1"});
  command.input = lines;
  const Outcome outcome = sandbox_.run(command);
  EXPECT_EQ(outcome.status, 0) << outcome;
  const std::vector<Json> answers = outcome.json_lines();
  ASSERT_EQ(answers.size(), queries.size()) << outcome;
  for (const Json& answer : answers) EXPECT_GT(answer["total"]["value"], 0) << answer["query"];
}

TEST_F(ManPages, StatementsThatOptionsNameAreFound) {
  ASSERT_EQ(shell("chancery-index -q ~/reports").status, 0);
  size_t asked = 0;
  for (const std::string& command : quoted(section("chancery-search.1", "DESCRIPTION"))) {
    if (!command.starts_with("chancery-search --said")) continue;
    EXPECT_EQ(shell(command).status, 0) << command;
    ++asked;
  }
  EXPECT_EQ(asked, 2U);
}

}  // namespace
}  // namespace chancery::cli
