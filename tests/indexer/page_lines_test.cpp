#include "indexer/extract/pdf/page_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> joined(const std::vector<PageLines>& pages) {
  std::vector<std::string> out;
  ParagraphJoiner joiner(
      [&](const std::string& text, const std::vector<size_t>&) { out.push_back(text); }, [] {});
  for (const PageLines& page : pages) joiner.page(page);
  joiner.finish();
  return out;
}

TEST(RunningLines, PageNumbersGoInAnyForm) {
  for (const char* number : {"7", "- 7 -", "Page 7 of 12", "vii", "7/12", "\u2013 7 \u2013"}) {
    std::vector<PageLines> pages = {{"Text of a page", "and more", number},
                                    {"Other text of a page", "and more of it", "8"}};
    remove_running_lines(pages);
    EXPECT_THAT(pages[0], ElementsAre("Text of a page", "and more", "")) << number;
  }
}

TEST(RunningLines, WhatOnlyLooksLikeANumberStays) {
  for (const char* line : {"1947", "7 men", "Mix", "in 7 days"}) {
    std::vector<PageLines> pages = {{"First line", "second", line, "third", "fourth", "fifth"},
                                    {"Other", "lines", "of", "a", "page"}};
    remove_running_lines(pages);
    EXPECT_EQ(pages[0][2], line);
  }
}

TEST(RunningLines, TwoPagesWithTheSameLineKeepIt) {
  std::vector<PageLines> pages = {{"A heading", "text one"}, {"A heading", "text two"}};
  remove_running_lines(pages);
  EXPECT_EQ(pages[0][0], "A heading");
}

TEST(Joiner, HyphensGoBetweenLettersOnly) {
  EXPECT_THAT(
      joined({{"The frontier was demar-", "cated in the year of 1921-", "1922 by the two."}}),
      ElementsAre("The frontier was demarcated in the year of 1921- 1922 by the two."));
}

TEST(Joiner, ItemsAndHeadingsInCapitalsStandAlone) {
  EXPECT_THAT(joined({{"TERMS OF THE LEASE",
                       "de facto control of the harbour stays with the port authority",
                       "• the gates are opened on every working day of the year, also in winter",
                       "• the tolls are paid by those who pass"}}),
              ElementsAre("TERMS OF THE LEASE",
                          "de facto control of the harbour stays with the port authority",
                          "• the gates are opened on every working day of the year, also in winter",
                          "• the tolls are paid by those who pass"));
}

TEST(Joiner, ShortLinesEndParagraphs) {
  EXPECT_THAT(
      joined({{"A heading", "The text below the heading is long enough to be a line of text",
               "and it ends here.", "The next one begins with a line that is as long as the other",
               "and ends too."}}),
      ElementsAre(
          "A heading",
          "The text below the heading is long enough to be a line of text and it ends here.",
          "The next one begins with a line that is as long as the other and ends too."));
}

}  // namespace
}  // namespace chancery::indexer
