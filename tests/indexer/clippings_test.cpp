// Exports of Factiva and ProQuest; those of Nexis are in rtf_test.cpp and office_test.cpp.
#include "indexer/extract/clippings.h"

#include <gmock/gmock.h>

namespace chancery::indexer {
namespace {

using testing::ElementsAre;

const std::string kFirst = "The ministers met on the bridge on Tuesday and agreed on the ferry.";
const std::string kSecond = "The harbour master said that the pier had been mended in March.";

std::string of(const Source source, const std::vector<std::pair<Source, std::string>>& stated) {
  for (const auto& [from, value] : stated)
    if (from == source) return value;
  return "";
}

void expect_article(const Extracted& article, const std::string& title, const std::string& author,
                    const Date& day, const std::string& text) {
  EXPECT_EQ(article.name, title);
  EXPECT_EQ(article.clues.title, title);
  ASSERT_FALSE(article.clues.authors.empty());
  EXPECT_THAT(article.clues.authors.front().second, ElementsAre(author));
  ASSERT_FALSE(article.clues.dates.empty());
  EXPECT_EQ(article.clues.dates.front().second, day);
  EXPECT_EQ(of(Source::kByline, article.clues.publishers), "Harbour Review");
  EXPECT_EQ(article.text, text);
}

TEST(Factiva, ArticlesAsTheyAreShown) {
  const auto articles = clippings_of({"News",
                                      "The ferry runs again",
                                      "By Jane Roe",
                                      "1,024 words",
                                      "3 March 2022",
                                      "10:30",
                                      "Harbour Review",
                                      "HRVW",
                                      "4",
                                      "English",
                                      "Copyright 2022 Harbour Review",
                                      kFirst,
                                      kSecond,
                                      "Document HRVW000020220303ei3300012",
                                      "The pier is mended",
                                      "Jan Roe",
                                      "12 words",
                                      "4 March 2022",
                                      "Harbour Review",
                                      "HRVW",
                                      "English",
                                      "(c) 2022 Harbour Review",
                                      kSecond,
                                      "Document HRVW000020220304ei3400013"});
  ASSERT_EQ(articles.size(), 2U);
  expect_article(articles[0], "The ferry runs again", "Jane Roe", {2022, 3, 3},
                 kFirst + "\n\n" + kSecond);
  expect_article(articles[1], "The pier is mended", "Jan Roe", {2022, 3, 4}, kSecond);
}

TEST(Factiva, ArticlesWithTheirIndexing) {
  const auto articles = clippings_of({"HD The ferry", "runs again", "BY Jane Roe", "WC 1,024 words",
                                      "PD 3 March 2022", "SN | Harbour Review", "SC HRVW",
                                      "LP " + kFirst, "TD " + kSecond, "CO harb : Harbours",
                                      "AN Document HRVW000020220303ei3300012"});
  ASSERT_EQ(articles.size(), 1U);
  expect_article(articles[0], "The ferry runs again", "Jane Roe", {2022, 3, 3},
                 kFirst + "\n\n" + kSecond);
}

TEST(Proquest, ArticlesAreToldByFields) {
  const auto articles = clippings_of(
      {"Document 1 of 2", "The ferry runs again", "Author: Roe, Jane", "Full text: " + kFirst,
       kSecond, "Subject: Ferries", "Title: The ferry runs again",
       "Publication title: Harbour Review; Dublin", "Publication date: Mar 3, 2022",
       "ProQuest document ID: 2634000001", "Document URL: https://harbour.example/1",
       "____________________________________________________________", "Document 2 of 2",
       "The pier is mended", "Author: Roe, Jan", "Full text: " + kSecond,
       "Publication title: Harbour Review", "Publication date: Mar 4, 2022",
       "ProQuest document ID: 2634000002"});
  ASSERT_EQ(articles.size(), 2U);
  expect_article(articles[0], "The ferry runs again", "Jane Roe", {2022, 3, 3},
                 kFirst + "\n\n" + kSecond);
  EXPECT_EQ(articles[0].clues.url, "https://harbour.example/1");
  expect_article(articles[1], "The pier is mended", "Jan Roe", {2022, 3, 4}, kSecond);
}

TEST(Clippings, OtherDocumentsAreNone) {
  EXPECT_TRUE(clippings_of({kFirst, "Document 3 of the annex", kSecond}).empty());
  EXPECT_TRUE(clippings_of({kFirst, "Document HRVW000020220303ei3300012"}).empty());
  EXPECT_TRUE(clippings_of({"Full text: " + kFirst, "Title: The ferry"}).empty());
}

}  // namespace
}  // namespace chancery::indexer
