// The man page and the completions know every option of chancery-index.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "indexer/options.h"
#include "tests/support/directories.h"
#include "tests/support/help_lines.h"

namespace chancery::indexer {
namespace {

std::string content(const std::string& name) {
  std::ifstream in(source_directory() + "/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// "Fl j Ar n , Fl -jobs Ar n" has all of "Fl j" and "Fl -jobs".
TEST(IndexManPage, HasEveryOption) {
  const std::string page = content("docs/chancery-index.1");
  ASSERT_FALSE(page.empty());
  for (const Option& option : index_options()) {
    const std::string name = std::string(option.name);
    const std::string shape = option.argument.empty() ? "\n" : " Ar ";
    EXPECT_TRUE(holds(page, "Fl -" + name + shape)) << name;
    const std::string first = option.letter ? std::string(1, option.letter) : "-" + name;
    EXPECT_TRUE(holds(page, "\n.It Fl " + first)) << name << " has no paragraph of its own";
  }
}

TEST(IndexCompletion, ReadsTheHelp) {
  EXPECT_TRUE(testing::completions_read_help());
  EXPECT_EQ(testing::count_help_lines(index_help()), index_options().size());
}

}  // namespace
}  // namespace chancery::indexer
