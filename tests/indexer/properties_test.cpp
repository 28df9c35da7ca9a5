#include "indexer/describe/properties.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chancery::indexer {
namespace {

using testing::ElementsAre;

TEST(RealTitle, RefusesWhatProgramsMakeUp) {
  for (const char* title : {"",
                            "a",
                            "Microsoft Word - draft.doc",
                            "Microsoft Word - Minutes of the meeting",
                            "untitled",
                            "Untitled 3",
                            "Document1",
                            "PowerPoint Presentation",
                            "Presentation1",
                            "Slide 1",
                            "Book1",
                            "Layout 1",
                            "report_final.docx",
                            "final report.PDF",
                            "C:\\texts\\a report",
                            "rpt_2019_final",
                            "20190411",
                            "12 04 2019",
                            "Презентация PowerPoint",
                            "WP1234.indd",
                            "---"})
    EXPECT_FALSE(is_real_title(title)) << title;
}

TEST(RealTitle, KeepsTitles) {
  for (const char* title :
       {"The Corridor Is a Bargain", "Borders", "Slide into War", "Document of a Defeat",
        "Word and Deed: Microsoft in Brussels", "Год после войны", "A 20-point plan"})
    EXPECT_TRUE(is_real_title(title)) << title;
}

TEST(Properties, AreBelievedWithCare) {
  Clues clues;
  add_properties({.title = "A Quiet Strait",
                  .authors = {"Jane Roe; John Doe", "jroe"},
                  .publisher = "Institute for Transit Studies",
                  .language = "en-GB",
                  .keywords = "fishing, borders,, fishing",
                  .subject = "",
                  .created = "D:20240302101500+01'00'",
                  .modified = "2024-03-09T08:00:00Z"},
                 clues);
  EXPECT_EQ(clues.title, "A Quiet Strait");
  ASSERT_EQ(clues.authors.size(), 1u);
  EXPECT_THAT(clues.authors[0].second, ElementsAre("Jane Roe", "John Doe"));
  EXPECT_EQ(clues.publishers.at(0).second, "Institute for Transit Studies");
  EXPECT_EQ(clues.language, "en-GB");
  EXPECT_THAT(clues.keywords, ElementsAre("fishing", "borders"));
  EXPECT_EQ(clues.dates.at(0), std::make_pair(Source::kProperties, Date{2024, 3, 2}));
  EXPECT_EQ(clues.modified.at(0), std::make_pair(Source::kProperties, Date{2024, 3, 9}));
}

TEST(Properties, LogInNamesAndUnsetClocksSayNothing) {
  Clues clues;
  add_properties({.title = "Document1",
                  .authors = {"jroe", "Administrator", "Windows User"},
                  .publisher = "HP",
                  .created = "1601-01-01T00:00:00Z"},
                 clues);
  EXPECT_EQ(clues.title, "");
  EXPECT_TRUE(clues.authors.empty());
  EXPECT_TRUE(clues.publishers.empty());
  EXPECT_TRUE(clues.dates.empty());
}

TEST(Properties, ATitleThatIsKnownStays) {
  Clues clues;
  clues.title = "As the page says";
  add_properties({.title = "As the program says"}, clues);
  EXPECT_EQ(clues.title, "As the page says");
}

TEST(Keywords, SemicolonsSeparateBeforeCommas) {
  EXPECT_THAT(split_keywords("Roe, Jane; peace talks"), ElementsAre("Roe, Jane", "peace talks"));
  EXPECT_THAT(split_keywords("  \n"), ElementsAre());
}

}  // namespace
}  // namespace chancery::indexer
