// The man page and the shell completion know every option and every command.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "chancery/schema.h"
#include "search/options.h"
#include "search/prompt/commands.h"
#include "search/render/cite.h"
#include "tests/support/directories.h"
#include "tests/support/help_lines.h"

namespace chancery::search {
namespace {

std::string content(const std::string& name) {
  std::ifstream in(source_directory() + "/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// "-no-pager" as mdoc has it: .Fl -no-pager
std::string man_option(const Option& option) {
  return "Fl -" + std::string(option.name);
}

TEST(ManPage, HasEveryOption) {
  const std::string page = content("docs/chancery-search.1");
  ASSERT_FALSE(page.empty());
  for (const Option& option : kOptions) {
    EXPECT_TRUE(holds(page, man_option(option))) << option.name;
    if (option.letter) {
      EXPECT_TRUE(holds(page, ".It Fl " + std::string(1, option.letter))) << option.letter;
    }
  }
}

TEST(ManPage, HasEveryCommandFieldFormatAndStyle) {
  const std::string page = content("docs/chancery-search.1");
  for (const Command& command : kCommands)
    EXPECT_TRUE(holds(page, ".It Ic :" + std::string(command.name))) << command.name;
  for (const schema::Field& field : schema::kFields)
    EXPECT_TRUE(holds(page, ".It Cm " + std::string(field.name) + ":")) << field.name;
  for (const FormatName& format : kFormats)
    EXPECT_TRUE(holds(page, ".It Cm " + std::string(format.name) + "\n")) << format.name;
  for (const auto& style : kCitationStyles)
    EXPECT_TRUE(holds(page, std::string(style.name))) << style.name;
  for (std::string_view field : kFacetFields) EXPECT_TRUE(holds(page, std::string(field))) << field;
}

TEST(ShellCompletion, HasEveryFormatAndField) {
  const std::string script = content("docs/completion/chancery.bash");
  ASSERT_FALSE(script.empty());
  for (const FormatName& format : kFormats)
    EXPECT_TRUE(holds(script, std::string(format.name))) << format.name;
  for (std::string_view field : kFacetFields)
    EXPECT_TRUE(holds(script, std::string(field))) << field;
}

TEST(ShellCompletion, ReadsTheHelp) {
  EXPECT_TRUE(testing::completions_read_help());
  EXPECT_EQ(testing::count_help_lines(help_text()), kOptions.size());
}

}  // namespace
}  // namespace chancery::search
