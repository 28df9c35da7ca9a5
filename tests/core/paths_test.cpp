#include "chancery/paths.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "chancery/state_path.h"
#include "tests/support/directories.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

// Starts each test with none of the variables set and puts them back.
class Paths : public ::testing::Test {
 protected:
  Paths() {
    for (const char* name : {"CHANCERY_DB", "CHANCERY_GAZETTEER", "XDG_DATA_HOME", "XDG_STATE_HOME",
                             "XDG_CONFIG_HOME", "HOME"}) {
      const char* value = std::getenv(name);
      before_[name] = value ? std::optional<std::string>(value) : std::nullopt;
      unsetenv(name);
    }
  }
  ~Paths() override {
    for (const auto& [name, value] : before_) {
      value ? setenv(name.c_str(), value->c_str(), 1) : unsetenv(name.c_str());
    }
  }
  static void set(const char* name, const std::string& value) { setenv(name, value.c_str(), 1); }

 private:
  std::map<std::string, std::optional<std::string>> before_;
};

TEST_F(Paths, AFolderThatIsCalledWordsHoldsNoListsOfOurs) {
  const testing::TempDirectory folder;
  std::filesystem::create_directory(folder / "words");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const auto found = words_directory();
  std::filesystem::current_path(before);
  EXPECT_TRUE(found.is_absolute()) << found;
}

TEST_F(Paths, DatabaseIsTheNamedOne) {
  set("CHANCERY_DB", "/data/index");
  set("XDG_DATA_HOME", "/xdg");
  EXPECT_EQ(default_database(), "/data/index");
}

TEST_F(Paths, DatabaseIsBelowTheDataHome) {
  set("CHANCERY_DB", "");
  set("XDG_DATA_HOME", "/xdg");
  set("HOME", "/home/me");
  EXPECT_EQ(default_database(), "/xdg/chancery/database");
}

TEST_F(Paths, DatabaseIsBelowHomeOtherwise) {
  set("HOME", "/home/me");
  EXPECT_EQ(default_database(), "/home/me/.local/share/chancery/database");
}

TEST_F(Paths, RelativeXdgDirectoriesAreIgnored) {
  set("XDG_DATA_HOME", "data");
  set("XDG_CONFIG_HOME", "config");
  set("HOME", "/home/me");
  EXPECT_EQ(default_database(), "/home/me/.local/share/chancery/database");
  EXPECT_EQ(default_config(), "/home/me/.config/chancery/config");
}

TEST_F(Paths, ConfigIsBelowTheConfigHome) {
  set("XDG_CONFIG_HOME", "/xdg");
  EXPECT_EQ(default_config(), "/xdg/chancery/config");
}

TEST_F(Paths, StateDirectoryIsMade) {
  const testing::TempDirectory home;
  set("HOME", home.string());
  EXPECT_EQ(state_directory(), home / ".local/state/chancery");
  EXPECT_TRUE(std::filesystem::is_directory(home / ".local/state/chancery"));
}

TEST_F(Paths, AskingForTheStatesPathMakesNothing) {
  const testing::TempDirectory home;
  set("HOME", home.string());
  EXPECT_EQ(state_path(), home / ".local/state/chancery");
  EXPECT_FALSE(std::filesystem::exists(home / ".local"));
}

TEST_F(Paths, StateDirectoryThatCannotBeMadeIsNoFailure) {
  const testing::TempDirectory home;
  set("XDG_STATE_HOME", home.write("file", "").string());
  EXPECT_EQ(state_directory(), home / "file/chancery");
}

TEST_F(Paths, WithoutHomeTheyAreAbsolute) {
  EXPECT_TRUE(default_database().is_absolute());
}

TEST_F(Paths, GazetteerIsTheNamedOne) {
  set("CHANCERY_GAZETTEER", "/lists");
  EXPECT_EQ(gazetteer_directory(), "/lists");
}

TEST_F(Paths, GazetteerOfABuiltTreeIsItsOwn) {
  EXPECT_EQ(gazetteer_directory(), source_directory() + "/gazetteer");
}

TEST_F(Paths, VersionHasThreeNumbers) {
  EXPECT_EQ(std::count(version().begin(), version().end(), '.'), 2);
}

TEST(PathParts, NameStemAndEnding) {
  EXPECT_EQ(file_stem("/a/b.c/talks-of_may.final.txt"), "talks-of_may.final");
  EXPECT_EQ(file_stem("/a/.hidden"), ".hidden");
  EXPECT_EQ(file_ending("/a.b/Talks.HTML"), "html");
  EXPECT_EQ(file_ending("/a.b/talks"), "");
}

}  // namespace
}  // namespace chancery
