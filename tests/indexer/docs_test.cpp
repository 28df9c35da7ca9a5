// The man page and the shell completion know every option of chancery-index.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "indexer/options.h"

namespace chancery {
namespace {

std::string content(const std::string& name) {
  std::ifstream in(std::string(CHANCERY_SOURCE_DIR) + "/" + name);
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

TEST(IndexManPage, HasEveryOptionWithItsArgument) {
  const std::string page = content("docs/chancery-index.1");
  ASSERT_FALSE(page.empty());
  for (const IndexOption& option : index_options()) {
    std::string item = "Fl -" + long_name(option);
    if (!letter(option).empty()) item = "Fl " + letter(option) + " , " + item;
    EXPECT_TRUE(holds(page, ".It " + item) ||
                holds(page, ".It Fl " + letter(option) + " Ar")) << option.name;
  }
}

}  // namespace
}  // namespace chancery
