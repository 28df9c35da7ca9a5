// Patterns and misspelt words against the words of a database.
#include "search/plan/expansion.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace chancery::search {
namespace {

using ::testing::ElementsAre;

Xapian::Database database_of(const std::vector<std::string>& words) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& word : words) {
    Xapian::Document document;
    document.add_term(word);
    document.add_term("XAwoman");
    document.add_term("Swoman");
    database.add_document(document);
  }
  return database;
}

TEST(MatchingWords, StarsAndQuestionMarks) {
  const auto database =
      database_of({"woman", "women", "womanly", "human", "pakistan", "uzbekistan"});
  EXPECT_THAT(matching_words(database, "wom?n").words, ElementsAre("woman", "women"));
  EXPECT_THAT(matching_words(database, "wom*").words, ElementsAre("woman", "womanly", "women"));
  EXPECT_THAT(matching_words(database, "*stan").words, ElementsAre("pakistan", "uzbekistan"));
  EXPECT_THAT(matching_words(database, "*man").words, ElementsAre("human", "woman"));
  EXPECT_THAT(matching_words(database, "w*n*y").words, ElementsAre("womanly"));
  EXPECT_TRUE(matching_words(database, "zz*").words.empty());
}

TEST(MatchingWords, QuestionMarkIsOneCharacterNotOneByte) {
  EXPECT_THAT(matching_words(database_of({"мир", "мор"}), "м?р").words, ElementsAre("мир", "мор"));
}

TEST(MatchingWords, KeepsTheMostFrequent) {
  std::vector<std::string> words;
  for (size_t i = 0; i < kMaxExpansion + 20; ++i) words.push_back(fmt::format("w{:04}", i));
  words.emplace_back("w0519");
  const Expansion found = matching_words(database_of(words), "w*");
  EXPECT_TRUE(found.cut);
  EXPECT_EQ(found.words.size(), kMaxExpansion);
  EXPECT_EQ(found.words.back(), "w0519") << "twice there";
}

TEST(SimilarWords, WithinTheDistance) {
  const auto database = database_of({"corridor", "coridor", "corridors", "condor", "harbour"});
  EXPECT_THAT(similar_words(database, "corridor", 1).words,
              ElementsAre("coridor", "corridor", "corridors"));
  EXPECT_THAT(similar_words(database, "coridr", 2).words, ElementsAre("coridor", "corridor"));
}

}  // namespace
}  // namespace chancery::search
