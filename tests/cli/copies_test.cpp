// Copies of a text among the hits.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kStory =
    "The ferry to the northern shore stopped at noon when the ice closed the harbour. The harbour "
    "master said that the fishing boats were safe at the quay, that nobody was hurt and that two "
    "icebreakers had left the capital in the morning. Bread is flown in until they arrive. ";
const std::string kMore =
    "The last winter of this kind was forty years ago, when the people of the shore walked home "
    "over the ice and the post came by sledge.";

class Copies : public ::testing::Test {
 protected:
  static Json story(const std::string& name, const std::string& date, const std::string& publisher,
                    const std::string& text) {
    Json made = record("/wire/" + name, "Ferry stops", date, text);
    made["publisher"] = publisher;
    return made;
  }
  void SetUp() override {
    sandbox_.index_records(
        {story("short.txt", "2024-02-01", "Lake Post", kStory),
         story("whole.txt", "2024-02-01", "Shore News", kStory + kMore),
         story("later.txt", "2024-02-03", "Ice Herald", "By our staff. " + kStory + kMore),
         story("other.txt", "2024-02-02", "Lake Post",
               "The harbour of the southern shore is free of ice. Its ferry has "
               "run all winter, and the fishing boats sail each morning before "
               "it is light, as they did in every year that anyone here can name.")});
  }
  Sandbox sandbox_;
};

TEST_F(Copies, AreOneHitWithTheNewestOfTheMostCompleteAsItsFace) {
  const Json answer = sandbox_.search({"--format", "json", "ferry harbour"}).json();
  ASSERT_EQ(answer["hits"].size(), 2U);
  for (const Json& hit : answer["hits"]) {
    if (hit["path"] == "/wire/other.txt") {
      EXPECT_EQ(hit["copies"].size(), 0U);
      continue;
    }
    EXPECT_EQ(hit["path"], "/wire/later.txt");
    EXPECT_EQ(hit["copies"].size(), 2U);
  }
  EXPECT_EQ(answer["total"]["value"], 4) << "copies are documents too";
  EXPECT_EQ(answer["total"]["exact"], true);
  EXPECT_EQ(answer["more"], false);
}

TEST_F(Copies, AreNamedUnderTheHit) {
  const std::string out = sandbox_.search({"--", "ferry bread"}).out;
  EXPECT_THAT(out, HasSubstr("+2 copies: "));
  EXPECT_THAT(out, HasSubstr("Shore News"));
  EXPECT_THAT(sandbox_.search({"--all-copies", "ferry bread"}).out, Not(HasSubstr("copies")));
}

TEST_F(Copies, AreAllThereWhenAskedForAndInLists) {
  EXPECT_EQ(
      sandbox_.search({"--format", "json", "--all-copies", "ferry bread"}).json()["hits"].size(),
      3U);
  EXPECT_THAT(sandbox_.names("ferry bread"), ElementsAre("later.txt", "short.txt", "whole.txt"));
}

TEST_F(Copies, PagesGoOnWhereTheLastEnded) {
  const auto page = [&](const char* offset) {
    return sandbox_.search({"--format", "json", "-n", "1", "--offset", offset, "ferry harbour"})
        .json();
  };
  const Json first = page("0"), second = page("1"), third = page("2");
  ASSERT_EQ(first["hits"].size(), 1U);
  ASSERT_EQ(second["hits"].size(), 1U);
  EXPECT_NE(first["hits"][0]["path"], second["hits"][0]["path"]);
  EXPECT_EQ(second["hits"][0]["rank"], 2);
  for (const Json& one : {first, second, third}) EXPECT_EQ(one["total"]["value"], 4);
  EXPECT_EQ(first["more"], true);
  EXPECT_EQ(second["more"], false);
  EXPECT_EQ(third["hits"].size(), 0U);
}

TEST_F(Copies, AViewCountsAsTheAnswerDoes) {
  const Json view = sandbox_.search({"-f", "json", "--timeline", "ferry harbour"}).json();
  EXPECT_EQ(view["total"], 4);
  const Json facets =
      sandbox_.search({"-f", "json", "--facets", "year", "ferry harbour"}).json()["facets"];
  EXPECT_EQ(facets["year"][0]["count"], 4);
}

// Stories in two versions that match differently: the copies stand far apart.
std::vector<Json> stories(int count) {
  std::vector<Json> records;
  for (int i = 0; i < count; ++i) {
    std::string text;
    for (int word = 0; word < 60; ++word) text += "w" + std::to_string(i * 100 + word) + " ";
    for (const bool longer : {false, true}) {
      const std::string name = "/many/" + std::to_string(i) + (longer ? "b" : "a") + ".txt";
      records.push_back(record(name, "Story", "2020", "Harbour. " + text + (longer ? "end." : "")));
    }
  }
  return records;
}

Json page_of(const Sandbox& sandbox, size_t offset, size_t count) {
  return sandbox
      .search({"-f", "json", "-n", std::to_string(count), "--offset", std::to_string(offset),
               "harbour"})
      .json();
}

TEST(CopiesOfMany, EveryDocumentIsAHitOrACopy) {
  Sandbox sandbox;
  sandbox.index_records(stories(20));
  size_t documents = 0;
  for (const size_t offset : {0U, 10U}) {
    const Json answer = page_of(sandbox, offset, 10);
    EXPECT_EQ(answer["total"]["value"], 40);
    EXPECT_EQ(answer["more"], offset == 0);
    for (const Json& hit : answer["hits"]) documents += 1 + hit["copies"].size();
  }
  EXPECT_EQ(documents, 40U);
}

TEST(CopiesOfMany, AHitIsTheSameOnEveryPage) {
  Sandbox sandbox;
  sandbox.index_records(stories(90));
  const Json all = page_of(sandbox, 0, 90);
  ASSERT_EQ(all["hits"].size(), 90U);
  for (size_t offset = 0; offset < 90; offset += 30) {
    const Json answer = page_of(sandbox, offset, 30);
    EXPECT_EQ(answer["total"]["value"], 180);
    EXPECT_EQ(answer["more"], offset < 60);
    for (size_t i = 0; i < 30; ++i) EXPECT_EQ(answer["hits"][i], all["hits"][offset + i]);
  }
  for (const size_t at : {0U, 29U, 79U, 80U, 89U}) {
    EXPECT_EQ(page_of(sandbox, at, 1)["hits"][0], all["hits"][at]) << at;
  }
}

}  // namespace
}  // namespace chancery::cli
