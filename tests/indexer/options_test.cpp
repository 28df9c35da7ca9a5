#include "indexer/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

IndexConfig config_of(const std::vector<std::string>& arguments) {
  return validate(parse_index_options(arguments));
}

std::string error(const std::vector<std::string>& arguments) {
  return testing::error_of([&] { config_of(arguments); });
}

TEST(IndexOptions, NamesAndLettersAreUnique) {
  std::set<std::string> names;
  for (const Option& option : index_options()) {
    EXPECT_TRUE(names.insert(std::string(option.name)).second) << option.name;
    if (option.letter) {
      EXPECT_TRUE(names.insert(std::string(1, option.letter)).second) << option.name;
    }
    EXPECT_FALSE(option.help.empty()) << option.name;
  }
}

TEST(IndexOptions, HelpHasEveryOption) {
  const std::string help = index_help();
  for (const Option& option : index_options()) {
    EXPECT_THAT(help, HasSubstr("--" + std::string(option.name)));
    EXPECT_THAT(help, HasSubstr(std::string(option.help)));
  }
}

TEST(IndexOptions, EveryOptionParses) {
  for (const Option& option : index_options()) {
    std::vector<std::string> arguments = {"--" + std::string(option.name)};
    if (!option.argument.empty()) arguments.emplace_back("x");
    EXPECT_TRUE(parse_index_options(arguments).has(std::string(option.name))) << option.name;
  }
}

TEST(IndexOptions, FoldersAreWhatHasNoDash) {
  EXPECT_THAT(parse_index_options({"a", "--full", "b", "--", "--c"}).words,
              ElementsAre("a", "b", "--c"));
}

TEST(IndexOptions, DefaultsAreValid) {
  const IndexConfig config = config_of({"docs"});
  EXPECT_EQ(config.action, IndexAction::kIndex);
  EXPECT_EQ(config.language, "auto");
  EXPECT_GE(config.threads, 1U);
  EXPECT_EQ(config.verbosity, Verbosity::kNormal);
  EXPECT_FALSE(config.database.empty());
  EXPECT_FALSE(config.full);
}

TEST(IndexOptions, ValuesMayFollowAnEqualsSign) {
  EXPECT_EQ(config_of({"--db=x", "docs"}).database, "x");
  EXPECT_EQ(config_of({"--db", "x", "docs"}).database, "x");
  EXPECT_EQ(config_of({"-j4", "docs"}).threads, 4U);
  EXPECT_EQ(config_of({"-j", "4", "docs"}).threads, 4U);
}

TEST(IndexOptions, TheLastValueWins) {
  EXPECT_EQ(config_of({"--db=x", "--db=y", "docs"}).database, "y");
}

TEST(IndexOptions, ListsMayBeNamedSeveralTimes) {
  EXPECT_THAT(config_of({"--actors=x", "docs", "--actors", "y"}).actor_files,
              ElementsAre("x", "y"));
}

TEST(IndexOptions, UnknownOptionsAreRefused) {
  EXPECT_THAT(error({"--nothing", "docs"}), AllOf(HasSubstr("nothing"), HasSubstr("--help")));
}

TEST(IndexOptions, AbbreviationsAreRefused) {
  EXPECT_THAT(error({"--lang=en", "docs"}), HasSubstr("lang"));
}

TEST(IndexOptions, AMissingValueIsRefused) {
  EXPECT_THAT(error({"docs", "--db"}), HasSubstr("db"));
}

TEST(IndexOptions, AnEmptyDatabaseIsRefused) {
  EXPECT_THAT(error({"--db=", "docs"}), HasSubstr("--db"));
}

class Threads : public ::testing::TestWithParam<const char*> {};
TEST_P(Threads, MustBeANumber) {
  EXPECT_THAT(error({"-j", GetParam(), "docs"}), HasSubstr("-j"));
}
INSTANTIATE_TEST_SUITE_P(IndexOptions, Threads,
                         ::testing::Values("0", "-1", "x", "4x", " 4", "99999999999999999999"));

TEST(IndexOptions, TooManyThreadsAreAsManyAsThereMayBe) {
  EXPECT_EQ(config_of({"-j", "100000", "docs"}).threads, 256U);
}

class Language : public ::testing::TestWithParam<const char*> {};
TEST_P(Language, MustBeACode) {
  EXPECT_THAT(error({"--language", GetParam(), "docs"}), HasSubstr("--language"));
}
INSTANTIATE_TEST_SUITE_P(IndexOptions, Language,
                         ::testing::Values("English", "EN", "e", "en-US", "1"));

TEST(IndexOptions, LanguageIsACodeOrAuto) {
  EXPECT_EQ(config_of({"--language=fr", "docs"}).language, "fr");
  EXPECT_EQ(config_of({"--language=auto", "docs"}).language, "auto");
}

TEST(IndexOptions, NoFolderIsAnErrorWithAnExample) {
  EXPECT_THAT(error({}), AllOf(HasSubstr("no folder"), HasSubstr("chancery-index ~/")));
}

TEST(IndexOptions, SomeActionsNeedNoFolder) {
  EXPECT_EQ(config_of({"--help"}).action, IndexAction::kHelp);
  EXPECT_EQ(config_of({"--version"}).action, IndexAction::kVersion);
  EXPECT_EQ(config_of({"--report"}).action, IndexAction::kReport);
  EXPECT_FALSE(config_of({"--report"}).json);
  EXPECT_TRUE(config_of({"--report", "-f", "json"}).json);
  EXPECT_EQ(config_of({"--check-gazetteer=x"}).action, IndexAction::kCheckGazetteer);
  EXPECT_EQ(config_of({"--from-jsonl=-"}).from_jsonl, "-");
}

TEST(IndexOptions, HelpWinsOverMistakes) {
  EXPECT_EQ(config_of({"--help", "-j0"}).action, IndexAction::kHelp);
}

TEST(IndexOptions, WhatDoesNotGoTogetherIsRefused) {
  EXPECT_THAT(error({"--from-jsonl=-", "docs"}), HasSubstr("--from-jsonl"));
  EXPECT_THAT(error({"--watch", "--print", "docs"}), HasSubstr("--watch"));
  EXPECT_THAT(error({"--watch", "--from-jsonl=-"}), HasSubstr("--watch"));
}

// A configuration file's lines, and arguments beside it.
GivenOptions configured(std::string_view lines, const std::vector<std::string>& arguments) {
  const testing::TempDirectory folder;
  GivenOptions options = parse_index_options(arguments);
  add_config(options, folder.write("config", lines));
  return options;
}

TEST(IndexConfigFile, GivesOptions) {
  const GivenOptions options =
      configured("# mine\ndb = /my/db\njobs = 3\nactors = x\nactors = y\n", {"docs"});
  EXPECT_EQ(options.last("db"), "/my/db");
  EXPECT_EQ(options.last("jobs"), "3");
  EXPECT_THAT(options.all("actors"), ElementsAre("x", "y"));
}

TEST(IndexConfigFile, TheCommandLineWins) {
  const GivenOptions options = configured("db = /my/db\n", {"--db=other", "docs"});
  EXPECT_EQ(options.last("db"), "other");
}

TEST(IndexConfigFile, ListsOfBothAreUsed) {
  EXPECT_THAT(configured("actors = x\n", {"--actors=y", "docs"}).all("actors"),
              ElementsAre("y", "x"));
}

TEST(IndexConfigFile, SwitchesAreOnOrOff) {
  EXPECT_TRUE(validate(configured("full = yes\n", {"docs"})).full);
  EXPECT_TRUE(validate(configured("full =\n", {"docs"})).full);
  EXPECT_FALSE(validate(configured("full = no\n", {"docs"})).full);
  EXPECT_THAT(testing::error_of([] { configured("full = maybe\n", {"docs"}); }),
              AllOf(HasSubstr("full"), HasSubstr("maybe")));
}

TEST(IndexConfigFile, TheCommandLinesVerbosityWins) {
  EXPECT_EQ(validate(configured("verbose = yes\n", {"-q", "docs"})).verbosity, Verbosity::kQuiet);
  EXPECT_EQ(validate(configured("quiet = yes\n", {"-v", "docs"})).verbosity, Verbosity::kVerbose);
}

TEST(IndexConfigFile, MistakesNameTheFile) {
  EXPECT_THAT(testing::error_of([] { configured("nothing = 1\n", {"docs"}); }),
              AllOf(HasSubstr("/config"), HasSubstr("nothing")));
  GivenOptions options;
  EXPECT_THAT(testing::error_of([&] { add_config(options, "/nowhere/config"); }),
              HasSubstr("/nowhere/config"));
}

}  // namespace
}  // namespace chancery::indexer
