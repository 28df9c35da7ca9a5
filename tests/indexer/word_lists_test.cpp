#include "indexer/write/word_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chancery/schema.h"
#include "indexer/write/merge.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using ::testing::ElementsAre;

const std::string kKey = schema::forms_key("en", "word");

class WordListsTest : public ::testing::Test {
 protected:
  Xapian::WritableDatabase database(const std::string& name) {
    return new_segment(directory_.path() / name);
  }
  testing::TempDirectory directory_;
  WordLists lists_;
};

TEST_F(WordListsTest, CountsAreAddedUpAndRareWordsLeftOut) {
  lists_.add({{{"peace", 1}, {"pecae", 1}}, {}});
  lists_.add({{{"peace", 1}}, {}});
  auto written = database("a");
  lists_.write(written, 2, true);
  written.commit();
  EXPECT_THAT(std::vector<std::string>(written.spellings_begin(), written.spellings_end()),
              ElementsAre("peace"));
  EXPECT_EQ(written.spellings_begin().get_termfreq(), 2U);
}

TEST_F(WordListsTest, FormsAreListedOnceAndSorted) {
  lists_.add({{}, {{kKey, "words"}, {kKey, "wording"}}});
  lists_.add({{}, {{kKey, "words"}, {schema::forms_key("en", "wordi"), "wordy"}}});
  auto written = database("a");
  written.set_metadata(kKey, "worded\nwords\n");
  lists_.write(written, 1, true);
  EXPECT_EQ(written.get_metadata(kKey), "worded\nwording\nwords\n");
  EXPECT_EQ(written.get_metadata(schema::forms_key("en", "wordi")), "wordy\n");
}

TEST_F(WordListsTest, IsEmptyWhenWritten) {
  lists_.add({{{"peace", 1}}, {{kKey, "words"}}});
  auto first = database("a");
  lists_.write(first, 1, true);
  auto second = database("b");
  lists_.write(second, 1, true);
  EXPECT_EQ(second.get_metadata(kKey), "");
  EXPECT_EQ(second.spellings_begin(), second.spellings_end());
}

TEST_F(WordListsTest, ManyWordsAreWrittenInPartsOrInATransaction) {
  constexpr int kWords = 120'000;
  WordsMet many;
  for (int i = 0; i < kWords; ++i) many.counts.push_back({"w" + std::to_string(i), 3});
  for (const bool may_commit : {true, false}) {
    lists_.add(many);
    auto written = database(may_commit ? "a" : "b");
    if (!may_commit) written.begin_transaction();
    lists_.write(written, 1, may_commit);
    if (!may_commit) {
      written.cancel_transaction();
    } else {
      written.commit();
    }
    const auto found = std::distance(written.spellings_begin(), written.spellings_end());
    EXPECT_EQ(found, may_commit ? kWords : 0);
  }
}

TEST_F(WordListsTest, IsFullWhenManyWordsHaveCome) {
  WordsMet many;
  for (int i = 0; i < 250'000; ++i) {
    many.counts.push_back({"w" + std::to_string(i), 1});
    many.forms.push_back({kKey, "w" + std::to_string(i)});
  }
  EXPECT_FALSE(lists_.full());
  lists_.add(many);
  EXPECT_TRUE(lists_.full());
}

TEST_F(WordListsTest, AMergeJoinsFormsAndKeepsTheFirstOfOtherMetadata) {
  for (const auto& [name, forms] : {std::pair("a", "words\n"), std::pair("b", "worded\nwords\n")}) {
    auto written = database(name);
    written.set_metadata(kKey, forms);
    written.set_metadata("other", name);
    written.commit();
  }
  merge({directory_.path() / "a", directory_.path() / "b"}, directory_.path() / "all",
        directory_.path());
  const Xapian::Database all((directory_.path() / "all").string());
  EXPECT_EQ(all.get_metadata(kKey), "worded\nwords\n");
  EXPECT_EQ(all.get_metadata("other"), "a");
}

}  // namespace
}  // namespace chancery
