// The man page and the shell completion know every option of chancery-index.
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "indexer/options.h"
#include "tests/support/directories.h"

namespace chancery {
namespace {

std::string content(const std::string& name) {
  std::ifstream in(source_directory() + "/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string long_name(const IndexOption& option) {
  return std::string(option.name.substr(0, option.name.find(',')));
}

// "" when it has none.
std::string letter(const IndexOption& option) {
  const size_t comma = option.name.find(',');
  return comma == std::string_view::npos ? "" : std::string(option.name.substr(comma + 1));
}

// The words that `function` of the completion script offers or treats, dashes included.
std::set<std::string> completion_words(const std::string& function) {
  const std::string script = content("docs/completion/chancery.bash");
  const size_t begin = script.find(function + "() {");
  if (begin == std::string::npos) return {};
  std::set<std::string> words;
  std::string word;
  for (const char c : script.substr(begin, script.find("\n}\n", begin) - begin)) {
    if (c == '-' || std::isalnum(static_cast<unsigned char>(c))) {
      word += c;
    } else {
      words.insert(std::exchange(word, ""));
    }
  }
  return words;
}

// "Fl j Ar n , Fl -jobs Ar n" has all of "Fl j" and "Fl -jobs".
TEST(IndexManPage, HasEveryOption) {
  const std::string page = content("docs/chancery-index.1");
  ASSERT_FALSE(page.empty());
  for (const IndexOption& option : index_options()) {
    const std::string name = long_name(option);
    const std::string shape = option.argument.empty() ? "\n" : " Ar ";
    EXPECT_TRUE(holds(page, "Fl -" + name + shape)) << name;
    const std::string first = letter(option).empty() ? "-" + name : letter(option);
    EXPECT_TRUE(holds(page, "\n.It Fl " + first)) << name << " has no paragraph of its own";
  }
}

TEST(IndexCompletion, HasEveryOption) {
  const std::set<std::string> words = completion_words("_chancery_index");
  ASSERT_FALSE(words.empty());
  for (const IndexOption& option : index_options()) {
    EXPECT_TRUE(words.contains("--" + long_name(option))) << option.name;
    if (!letter(option).empty()) {
      EXPECT_TRUE(words.contains("-" + letter(option))) << option.name;
    }
  }
}

}  // namespace
}  // namespace chancery
