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

TEST_F(WordListsTest, AreWrittenInPartsOnlyWhereThatIsAllowed) {
  constexpr int kWords = 60'000;
  WordsMet many;
  for (int i = 0; i < kWords; ++i) many.counts.push_back({"w" + std::to_string(i), 3});
  const auto words_in = [](const Xapian::Database& read) {
    return std::distance(read.spellings_begin(), read.spellings_end());
  };
  lists_.add(many);
  auto segment = database("a");
  lists_.write(segment, 1, true);
  segment.commit();
  EXPECT_EQ(words_in(segment), kWords);

  lists_.add(many);
  const std::string path = (directory_.path() / "b").string();
  Xapian::WritableDatabase changed(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  changed.begin_transaction();
  lists_.write(changed, 1, false);
  EXPECT_EQ(words_in(Xapian::Database(path)), 0);
  changed.commit_transaction();
  EXPECT_EQ(words_in(Xapian::Database(path)), kWords);
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
