#include "chancery/matcher_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/sample_gazetteer.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using ::testing::SizeIs;

constexpr std::string_view kText =
    "Azerbaijani and Armenian negotiators spoke of border delimitation. Baku and the Kremlin "
    "agreed.";

class MatcherCache : public ::testing::Test {
 protected:
  Matcher load() { return load_matcher(gazetteer_, packed_, cache()); }
  fs::path cache() const { return directory_ / "cache"; }
  std::vector<fs::path> cached() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(cache())) files.push_back(entry.path());
    return files;
  }
  static std::string mentions(const Matcher& matcher) {
    TokenList tokens;
    tokenize(kText, tokens);
    MatchScratch scratch;
    std::string out;
    for (const Mention& mention : matcher.match(kText, tokens, {}, scratch)) {
      out += matcher.gazetteer()[mention.target].id + " " + std::to_string(mention.first) + "-" +
             std::to_string(mention.last) + "\n";
    }
    return out;
  }

  const Gazetteer& gazetteer_ = testing::sample_gazetteer();
  const std::string packed_ = gazetteer_.pack();
  testing::TempDirectory directory_;
};

TEST_F(MatcherCache, FindsWhatABuiltOneFinds) {
  const std::string expected = mentions(Matcher(gazetteer_));
  ASSERT_NE(expected, "");
  EXPECT_EQ(mentions(load()), expected);
  ASSERT_THAT(cached(), SizeIs(1));
  EXPECT_EQ(mentions(load()), expected);
  EXPECT_THAT(cached(), SizeIs(1));
}

TEST_F(MatcherCache, IsUsed) {
  load();
  const auto written = fs::last_write_time(cached().front());
  load();
  EXPECT_EQ(fs::last_write_time(cached().front()), written);
}

TEST_F(MatcherCache, OfOtherListsIsNotUsed) {
  load();
  const Gazetteer none;
  EXPECT_EQ(mentions(load_matcher(none, none.pack(), cache())), "");
  EXPECT_THAT(cached(), SizeIs(2));
}

TEST_F(MatcherCache, ThatIsDamagedIsMadeAgain) {
  const std::string expected = mentions(load());
  const fs::path file = cached().front();
  const std::string whole = testing::read_file(file);
  std::string changed = whole;
  changed[whole.size() / 2] ^= 1;
  for (const std::string& bytes : {std::string(), whole.substr(0, whole.size() / 2), changed}) {
    testing::write_file(file, bytes);
    EXPECT_EQ(mentions(load()), expected);
    EXPECT_EQ(testing::read_file(file), whole);
  }
}

TEST_F(MatcherCache, ThatCannotBeWrittenDoesNoHarm) {
  testing::write_file(cache(), "a file where the directory would be");
  EXPECT_NE(mentions(load()), "");
}

}  // namespace
}  // namespace chancery
