#include "chancery/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <sstream>

#include "tests/support/errors.h"

namespace chancery {
namespace {

using ::testing::ElementsAre;

constexpr std::array kTable = {
    Option{"count", 'n', "N", "how many"},
    Option{"list", 0, "FILE", "a list", true},
    Option{"quiet", 'q', "", "say nothing"},
};

GivenOptions parsed(const std::vector<std::string>& arguments) {
  return parse_command_line(kTable, arguments, "see --help", "use --");
}

std::string refusal(const std::vector<std::string>& arguments) {
  return testing::error_of([&] { parsed(arguments); });
}

GivenOptions configured(const std::string& lines) {
  std::istringstream in(lines);
  return parse_configuration(kTable, in, "/etc/x");
}

TEST(CommandLine, HasWhatWasTypedInItsOrder) {
  const GivenOptions given = parsed({"a", "-n3", "--list=x", "--list", "y", "-q", "--", "-n"});
  EXPECT_TRUE(given.has("quiet"));
  EXPECT_EQ(given.last("quiet"), "");
  EXPECT_EQ(given.last("list"), "y");
  EXPECT_THAT(given.all("list"), ElementsAre("x", "y"));
  EXPECT_THAT(given.all("count"), ElementsAre("3"));
  EXPECT_THAT(given.words, ElementsAre("a", "-n"));
  EXPECT_FALSE(parsed({}).has("count"));
  EXPECT_EQ(parsed({}).last("count"), "");
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(refusal({"--colour"}), "there is no option --colour; see --help; use --");
  EXPECT_EQ(refusal({"--cou", "3"}), "there is no option --cou; see --help; use --");
  EXPECT_EQ(refusal({"--a\x1b[2J"}).find('\x1b'), std::string::npos);
  EXPECT_EQ(refusal({"--count"}),
            "the required argument for option '--count' is missing; see --help");
}

TEST(Configuration, TurnsSwitchesOnAndOff) {
  const GivenOptions given = configured("count = 3\nquiet = yes\nlist=x\nlist=y\n");
  EXPECT_EQ(given.last("count"), "3");
  EXPECT_TRUE(given.has("quiet"));
  EXPECT_THAT(given.all("list"), ElementsAre("x", "y"));
  EXPECT_FALSE(configured("quiet = no\n").has("quiet"));
}

TEST(Configuration, NamesItsFileInErrors) {
  const auto refused = [](const std::string& lines) {
    return testing::error_of([&] { configured(lines); });
  };
  EXPECT_EQ(refused("quiet = perhaps\n"),
            "/etc/x: quiet is neither on nor off: perhaps; give yes or no");
  EXPECT_TRUE(refused("colour = red\n").starts_with("/etc/x: "));
}

TEST(OptionsHelp, HasALineAnOptionWithTextsBelowEachOther) {
  EXPECT_EQ(options_help(kTable),
            "  -n, --count N    how many\n"
            "      --list FILE  a list (repeatable)\n"
            "  -q, --quiet      say nothing\n");
}

}  // namespace
}  // namespace chancery
