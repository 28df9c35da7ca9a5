// Misspelt words and names.
#include <gmock/gmock.h>

#include "tests/cli/library.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Misspelt : public ::testing::Test {
 protected:
  Misspelt() : sandbox_(Lists::kOwn) {}
  void SetUp() override {
    sandbox_.index_records(
        {record("/a/talks.txt", "Talks", "2023-01-01",
                "Azerbaijan spoke of Nagorno-Karabakh. Prime Minister Nikol Pashinyan of Armenia "
                "replied on the Zangezur corridor and the border delimitation."),
         record("/a/salt.txt", "Salt", "2022-01-01", "Salt is weighed in every harbour."),
         record("/a/slat.txt", "Slats", "2021-01-01", "A slat of wood. Salted fish, harbours.")});
  }
  Json answer(const std::string& query) const {
    return sandbox_.search({"-f", "json", query}).json();
  }
  Sandbox sandbox_;
};

TEST_F(Misspelt, ANameIsFoundAndTheAnswerSaysSo) {
  for (const auto& [typed, meant] :
       {std::pair("Azerbijan", "azerbaijan"), std::pair("Pashinyen", "pashinyan"),
        std::pair("azerbaijan Pashinyen", "azerbaijan pashinyan"),
        std::pair("nagorno karabak", "nagorno karabakh"),
        std::pair("Nagorno Karabakk talks", "Nagorno karabakh talks"),
        std::pair("zangezour corridor", "zangezur corridor"),
        std::pair("border delimitaton", "border delimitation")}) {
    const Json found = answer(typed);
    EXPECT_EQ(found["corrected"], meant) << typed;
    EXPECT_EQ(found["query"], typed);
    EXPECT_EQ(found["total"]["value"], 1) << typed;
    EXPECT_EQ(found["hits"][0]["path"], "/a/talks.txt") << typed;
    EXPECT_THAT(found["understood"].get<std::string>(), HasSubstr("no document has ")) << typed;
  }
  EXPECT_THAT(sandbox_.search({"Azerbijan"}).out,
              HasSubstr("understood: Azerbijan → azerbaijan (no document has Azerbijan) ·"));
}

TEST_F(Misspelt, NamesOfSeveralWordsAreReadTogether) {
  // No text has these words, but the concept is tagged by another name.
  const Json found = answer("Republic of Azerbijan");
  EXPECT_NE(found["corrected"], "");
  EXPECT_EQ(found["hits"][0]["path"], "/a/talks.txt");
  EXPECT_EQ(answer("azer baijann corridor")["hits"][0]["path"], "/a/talks.txt");
}

TEST_F(Misspelt, AWordThatFindsSomethingStays) {
  for (const char* query : {"slat", "salt", "harbours", "salting", "Baku", "wood", "talks"}) {
    EXPECT_EQ(answer(query)["corrected"], "") << query;
  }
  // It finds something by its stem.
  EXPECT_EQ(answer("salting")["total"]["value"], 2);
}

TEST_F(Misspelt, WhatWasTypedExactlyStays) {
  for (const char* query :
       {"\"Azerbijan\"", "Azerbij*n", "title:Azerbijan", "salt -Azerbijan", "+\"Pashinyen\""}) {
    EXPECT_EQ(answer(query)["corrected"], "") << query;
  }
}

TEST_F(Misspelt, ShortAndUnlikeWordsAreNotGuessed) {
  for (const char* query : {"sald", "zzzzzzzz", "1234567", "qa"}) {
    EXPECT_EQ(answer(query)["corrected"], "") << query;
    EXPECT_EQ(answer(query)["total"]["value"], 0) << query;
  }
  // Only words that several documents have are suggested.
  std::vector<Json> more;
  for (int i = 0; i < 5; ++i)
    more.push_back(record("/more/" + std::to_string(i), "", "", "The ship sailed at noon."));
  sandbox_.index_records(more);
  EXPECT_EQ(answer("shiq")["suggestion"], "ship") << "only asked";
  EXPECT_EQ(answer("shiq")["corrected"], "");
  EXPECT_EQ(answer("sailde")["corrected"], "sailed");
}

TEST_F(Misspelt, ViewsAnswerTheSame) {
  EXPECT_EQ(sandbox_.search({"-f", "json", "--timeline", "Azerbijan"}).json()["total"], 1);
}

TEST_F(Misspelt, ErrorsPointIntoWhatWasTyped) {
  const Outcome outcome = sandbox_.search({"Azerbijan date:2023..2020"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("Azerbijan date:2023..2020"));
}

}  // namespace
}  // namespace chancery::cli
