// Names that most documents have are shown last, unless a document has more of them than others.
#include "search/answer/usual_concepts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/answer/searcher.h"
#include "search/render/json.h"
#include "search/render/tags.h"
#include "tests/search/answer_fixture.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

// Each of `count` texts thanks the United Nations twice and speaks of a state of its own; the last
// one speaks of nothing but the United Nations.
class Speeches : public ::testing::Test {
 protected:
  void write(int count) {
    const char* states[] = {"Kenya", "Norway", "Chile", "Nepal"};
    for (int i = 0; i < count; ++i) {
      const std::string state = states[i % 4];
      folder_.write(fmt::format("{}.txt", i),
                    fmt::format("A speech of day {}\n\nWe thank the United Nations. {} asks for "
                                "peace. {} has waited, and {} is patient with the United "
                                "Nations.\n",
                                i, state, state, state));
    }
    std::string reform = "On reform\n\nKenya is small.";
    for (int i = 0; i < 9; ++i) reform += " The United Nations can change.";
    folder_.write("reform.txt", reform + "\n");
    folder_.index();
  }
  Answer search(const std::string& query) const {
    return Searcher({folder_.database()}).search(query);
  }
  testing::IndexedFolder folder_;
};

std::vector<std::string> shown(const Hit& hit) {
  std::vector<std::string> names;
  for (const Tag* tag : shown_tags(hit.record.actors, hit.usual, 4)) names.push_back(tag->name);
  return names;
}

TEST_F(Speeches, WhatMostHaveComesLast) {
  write(16);
  const Answer answer = search("norway patient");
  ASSERT_FALSE(answer.hits.empty());
  for (const Hit& hit : answer.hits) {
    EXPECT_EQ(shown(hit).front(), "Norway");
    EXPECT_EQ(shown(hit).back(), "United Nations");
  }
}

TEST_F(Speeches, WhatATextHasMoreOfThanOthersIsNoUsualName) {
  write(16);
  const Answer answer = search("reform change");
  ASSERT_EQ(answer.hits.size(), 1U);
  EXPECT_EQ(shown(answer.hits[0]).front(), "United Nations");
  EXPECT_THAT(answer.hits[0].usual, IsEmpty());
}

TEST_F(Speeches, InAFewDocumentsNothingIsUsual) {
  write(4);
  for (const Hit& hit : search("patient").hits) EXPECT_THAT(hit.usual, IsEmpty());
}

TEST(UsualTags, StandBehindTheOthers) {
  const std::vector<Tag> tags = {testing::tag("UNO", "United Nations", 0.9, 20),
                                 testing::tag("ARM", "Armenia", 0.7, 6),
                                 testing::tag("RUS", "Russia", 0.2, 1)};
  const auto names = [&](const std::vector<std::string>& usual, size_t most) {
    std::vector<std::string> found;
    for (const Tag* tag : shown_tags(tags, usual, most)) found.push_back(tag->name);
    return found;
  };
  EXPECT_THAT(names({}, 4), ElementsAre("United Nations", "Armenia"));
  EXPECT_THAT(names({"UNO"}, 4), ElementsAre("Armenia", "United Nations"));
  EXPECT_THAT(names({"UNO"}, 1), ElementsAre("Armenia"));
  EXPECT_THAT(names({"UNO", "ARM"}, 4), ElementsAre("Russia", "United Nations", "Armenia"));
}

TEST(UsualTags, AreMarkedInJson) {
  Hit hit = testing::hit();
  hit.usual = {"ARM"};
  const nlohmann::ordered_json json = hit_json(hit);
  EXPECT_EQ(json["actors"][0]["usual"], true);
  EXPECT_FALSE(json["actors"][1].contains("usual"));
}

}  // namespace
}  // namespace chancery::search
