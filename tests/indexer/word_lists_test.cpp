#include "indexer/write/word_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "chancery/schema.h"
#include "indexer/write/index_directory.h"
#include "indexer/write/merge.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;

const std::string kKey = schema::forms_key("en", "word");

class WordListsTest : public ::testing::Test {
 protected:
  Xapian::WritableDatabase database(const std::string& name) {
    return new_segment(directory_.path() / name);
  }
  // Writes the lists to a segment.
  Xapian::WritableDatabase written(const std::string& name, uint32_t least) {
    std::vector<Xapian::WritableDatabase> segments = {database(name)};
    lists_.write(segments, least);
    return segments.front();
  }
  testing::TempDirectory directory_;
  WordLists lists_;
};

TEST_F(WordListsTest, CountsAreAddedUpAndRareWordsLeftOut) {
  lists_.add({{{"peace", 1}, {"pecae", 1}}, {}});
  lists_.add({{{"peace", 1}}, {}});
  const auto segment = written("a", 2);
  EXPECT_THAT(std::vector<std::string>(segment.spellings_begin(), segment.spellings_end()),
              ElementsAre("peace"));
  EXPECT_EQ(segment.spellings_begin().get_termfreq(), 2U);
}

TEST_F(WordListsTest, FormsAreListedOnceAndSorted) {
  lists_.add({{}, {{kKey, "words"}, {kKey, "wording"}}});
  lists_.add({{}, {{kKey, "words"}, {schema::forms_key("en", "wordi"), "wordy"}}});
  auto written = database("a");
  written.set_metadata(kKey, "worded\nwords\n");
  lists_.write(written);
  EXPECT_EQ(written.get_metadata(kKey), "worded\nwording\nwords\n");
  EXPECT_EQ(written.get_metadata(schema::forms_key("en", "wordi")), "wordy\n");
}

TEST_F(WordListsTest, IsEmptyWhenWritten) {
  lists_.add({{{"peace", 1}}, {{kKey, "words"}}});
  written("a", 1);
  const auto second = written("b", 1);
  EXPECT_EQ(second.get_metadata(kKey), "");
  EXPECT_EQ(second.spellings_begin(), second.spellings_end());
}

TEST_F(WordListsTest, OfSeveralSegmentsEachHasItsShareOfTheWords) {
  WordsMet many;
  for (int i = 0; i < 10; ++i) many.counts.push_back({"word" + std::to_string(i), 3});
  many.forms.push_back({kKey, "words"});
  lists_.add(many);
  std::vector<Xapian::WritableDatabase> segments = {database("a"), database("b"), database("c")};
  lists_.write(segments, 1);
  std::vector<std::string> words;
  for (const auto& segment : segments) {
    EXPECT_GE(std::distance(segment.spellings_begin(), segment.spellings_end()), 3);
    words.insert(words.end(), segment.spellings_begin(), segment.spellings_end());
  }
  EXPECT_EQ(std::set(words.begin(), words.end()).size(), 10U);
  EXPECT_EQ(words.size(), 10U);
  EXPECT_EQ(segments.front().get_metadata(kKey), "words\n");
}

TEST_F(WordListsTest, AreCommittedInSegmentsAlone) {
  constexpr int kWords = 60'000;
  WordsMet many;
  for (int i = 0; i < kWords; ++i) many.counts.push_back({"w" + std::to_string(i), 3});
  const auto words_in = [](const Xapian::Database& read) {
    return std::distance(read.spellings_begin(), read.spellings_end());
  };
  lists_.add(many);
  written("a", 1);
  EXPECT_EQ(words_in(Xapian::Database((directory_.path() / "a").string())), kWords);

  lists_.add(many);
  const std::string path = (directory_.path() / "b").string();
  Xapian::WritableDatabase changed(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  changed.begin_transaction();
  lists_.write(changed);
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
  IndexDirectory index(directory_.path() / "index");
  const Generation& generation = index.begin();
  merge({directory_.path() / "a", directory_.path() / "b"}, generation.path(), generation);
  const Xapian::Database all(generation.path().string());
  EXPECT_EQ(all.get_metadata(kKey), "worded\nwords\n");
  EXPECT_EQ(all.get_metadata("other"), "a");
}

}  // namespace
}  // namespace chancery::indexer
