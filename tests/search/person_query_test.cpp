// Actors whose names are also other things: persons whose surnames are words, fronts that disputes
// are told by.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "search/answer/searcher.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

class PersonQuery : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing::IndexedFolder;
    folder_->write("full.txt", "In London Theresa May spoke of the harvest, June 2018.\n");
    for (const char* name : {"a", "b", "c", "d"}) {
      folder_->write(std::string(name) + ".txt", std::string("Talks of the ") + name +
                                                     " group may begin when the harvest is in.\n");
    }
    folder_->write("annan.txt", "Kofi Annan asked both sides to end the fighting.\n");
    folder_->write("later.txt", "Mr. Annan was heard on the matter.\n");
    folder_->write("front.txt", "The Polisario Front answered the envoy.\n");
    folder_->write("matter.txt", "The question of Western Sahara was put off.\n");
    folder_->index();
    searcher_ = new Searcher({folder_->database()});
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete folder_;
  }

  static uint64_t hits(const std::string& query) { return searcher_->search(query, {}).total; }

  static testing::IndexedFolder* folder_;
  static Searcher* searcher_;
};

testing::IndexedFolder* PersonQuery::folder_ = nullptr;
Searcher* PersonQuery::searcher_ = nullptr;

TEST_F(PersonQuery, ASurnameThatIsAnotherWordIsNoHit) {
  for (const char* query : {"Theresa May", "May, Theresa", "T. May"})
    EXPECT_EQ(hits(query), 1) << query;
  EXPECT_EQ(hits("may"), 5);
}

TEST_F(PersonQuery, ASurnameThatTellsIsOne) {
  for (const char* query : {"Kofi Annan", "Annan, Kofi", "K. Annan"})
    EXPECT_EQ(hits(query), 2) << query;
}

TEST_F(PersonQuery, AFrontIsNotTheDisputeItIsIn) {
  EXPECT_EQ(hits("Polisario"), 1);
  EXPECT_EQ(hits("Western Sahara"), 2);
}

TEST_F(PersonQuery, NobodyIsNotTheWordsOfTheName) {
  EXPECT_EQ(hits("Menachem Begin"), 0);
}

}  // namespace
}  // namespace chancery::search
