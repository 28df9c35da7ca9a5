#include "chancery/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "chancery/text.h"
#include "chancery/word_classes.h"
#include "tests/support/directories.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

constexpr std::array<std::string_view, 3> kClasses = {"fruit", "red", "sour"};

std::string message_of(std::string_view content) {
  try {
    WordFile("words/fruit.txt", content, kClasses);
  } catch (const Error& error) {
    return error.what();
  }
  return "read";
}

TEST(Words, SectionsAndOwnClasses) {
  const WordFile file("fruit.txt",
                      "# Fruit.\n\n[fruit]\napple\ncherry = red sour\n\n[fruit sour]\nlime\n",
                      kClasses);
  EXPECT_THAT(file.list("fruit"), ElementsAre("apple", "cherry", "lime"));
  EXPECT_THAT(file.list("red"), ElementsAre("cherry"));
  EXPECT_THAT(file.set("sour"), UnorderedElementsAre("cherry", "lime"));
}

TEST(Words, QuotesKeepSpacesAndSigns) {
  const WordFile file("fruit.txt", "[fruit red sour]\n\" by = \"\n\"#1\"\nof course\n", kClasses);
  EXPECT_THAT(file.list("fruit"), ElementsAre(" by = ", "#1", "of course"));
}

TEST(Words, LineEndsOfWindowsAndNoLastOne) {
  const WordFile file("fruit.txt", "[fruit red sour]\r\napple\r\nlime", kClasses);
  EXPECT_THAT(file.list("red"), ElementsAre("apple", "lime"));
}

TEST(Words, WhatIsWrongIsToldWithItsLine) {
  const std::string all = "[fruit red sour]\n";
  EXPECT_THAT(message_of(all + "b\na\n"),
              AllOf(HasSubstr("words/fruit.txt:3:"), HasSubstr("sort")));
  EXPECT_THAT(message_of(all + "a\na\n"), HasSubstr("words/fruit.txt:3:"));
  EXPECT_THAT(message_of(all + "a = blue\n"), HasSubstr("\"blue\" is unknown"));
  EXPECT_THAT(message_of("[fruit\na\n"), HasSubstr("without its ]"));
  EXPECT_THAT(message_of("a\n"), HasSubstr("\"a\" has no class"));
  EXPECT_THAT(message_of(all + "\"a\n"), HasSubstr("quote is not closed"));
  EXPECT_THAT(message_of(all + "\"a\" b\n"), HasSubstr("behind a quote"));
  EXPECT_THAT(message_of(all + "= red\n"), HasSubstr("without a word"));
  EXPECT_THAT(message_of("[fruit]\na\n"), HasSubstr("no word has the class \"red\""));
  EXPECT_THAT(message_of(all + "\xFF\n"), HasSubstr("UTF-8"));
  EXPECT_EQ(message_of(all + "a\n"), "read");
}

// The classes that a file names, in brackets and behind words.
std::vector<std::string> classes_in(const std::string& content) {
  std::set<std::string> found;
  std::istringstream lines(content);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    const size_t from = line.starts_with('[') ? 0 : line.rfind(" = ");
    if (from == std::string::npos || line.ends_with('"')) continue;
    std::string names = line.substr(from + (line.starts_with('[') ? 1 : 3));
    if (names.ends_with(']')) names.pop_back();
    std::istringstream words(names);
    for (std::string name; words >> name;) found.insert(name);
  }
  return {found.begin(), found.end()};
}

TEST(Words, EveryFileHasTheForm) {
  const std::filesystem::path folder = source_directory() + "/gazetteer/words";
  size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string content = testing::read_file(entry.path());
    const std::vector<std::string> names = classes_in(content);
    const std::vector<std::string_view> classes(names.begin(), names.end());
    EXPECT_NO_THROW(WordFile(entry.path().string(), content, classes)) << entry.path();
    ++files;
  }
  EXPECT_GT(files, 40U);
}

TEST(Words, EveryFileIsInTheReadme) {
  const std::filesystem::path folder = source_directory() + "/gazetteer/words";
  const std::string readme = testing::read_file(folder / "README.md");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::string name = entry.path().filename().string();
    // Those of a language share a line.
    if (const size_t at = name.rfind('-'); at != name.npos)
      name.replace(at, name.npos, "-LANGUAGE.txt");
    EXPECT_THAT(readme, HasSubstr("| `" + name + "` |"));
  }
}

class WordsDirectory : public ::testing::Test {
 protected:
  WordsDirectory() { setenv("CHANCERY_GAZETTEER", folder_.path().c_str(), 1); }
  ~WordsDirectory() override { unsetenv("CHANCERY_GAZETTEER"); }

  testing::TempDirectory folder_;
};

TEST_F(WordsDirectory, IsTheNamedOneWhereThereIsOne) {
  std::filesystem::create_directory(folder_.path() / "words");
  EXPECT_EQ(words_directory(), folder_.path() / "words");
}

TEST_F(WordsDirectory, IsTheOwnOneElse) {
  EXPECT_EQ(words_directory(), source_directory() + "/gazetteer/words");
}

TEST_F(WordsDirectory, AMissingFileIsNamed) {
  std::filesystem::create_directory(folder_.path() / "words");
  try {
    WordFile("fruit.txt", kClasses);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), AllOf(HasSubstr("words/fruit.txt"), HasSubstr("CHANCERY_GAZETTEER")));
  }
}

TEST(WordClasses, AreThoseOfTheList) {
  EXPECT_EQ(word_classes("jordan"), WordClass::kGivenName);
  EXPECT_TRUE(word_classes("bank") & WordClass::kInstitution);
  EXPECT_TRUE(word_classes("bank") & WordClass::kOrganisation);
  EXPECT_TRUE(word_classes("institute") & WordClass::kPublisher);
  EXPECT_EQ(word_classes("xyzzy"), 0u);
}

TEST(WordClasses, PluralsOfInstitutions) {
  EXPECT_TRUE(word_classes("forces") & WordClass::kInstitution);
  EXPECT_TRUE(word_classes("airlines") & WordClass::kInstitution);  // listed itself, as a kind
  EXPECT_FALSE(word_classes("jordans") & WordClass::kGivenName);
}

TEST(StopWords, EveryListIsReadAndFolded) {
  for (const auto& entry :
       std::filesystem::directory_iterator(source_directory() + "/gazetteer/words/stop")) {
    const std::string language = entry.path().stem().string();
    std::ifstream file(entry.path());
    std::string word;
    while (std::getline(file, word) && (word.empty() || word[0] == '#' || word[0] == '[')) continue;
    EXPECT_TRUE(is_stop_word(fold(word), language)) << language;
  }
}

TEST(StopWords, BothNorwegiansShareAList) {
  EXPECT_TRUE(is_stop_word("ikke", "nb"));
  EXPECT_TRUE(is_stop_word("ikkje", "nn"));
}

TEST(StopWords, ALanguageIsNoPath) {
  EXPECT_FALSE(is_stop_word("of", "../stop/en"));
  EXPECT_FALSE(is_stop_word("of", ""));
}

}  // namespace
}  // namespace chancery
