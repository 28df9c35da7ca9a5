// What pages say of their articles: days, authors, titles and addresses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/clippings.h"
#include "indexer/extract/read_document.h"
#include "indexer/page/date.h"
#include "indexer/page/paper_title.h"
#include "indexer/page/web_address.h"
#include "indexer/walk/saved_page.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kText =
    "<p>The two governments met in the spring, and agreed on nothing but the date of the next "
    "meeting in the town.</p><p>Their neighbours had hoped for more, and said so before the "
    "delegations had left the hotel by the lake.</p>";

Record page(const std::string& behind_headline, const std::string& head = "",
            const std::string& foot = "") {
  return read_document("/pages/lake.html",
                       "<!DOCTYPE html><html><head><title>A Quiet Lake and Its Ferry</title>" +
                           head + "</head><body><article><h1>A Quiet Lake and Its Ferry</h1>" +
                           behind_headline + kText + foot + "</article></body></html>",
                       0);
}

TEST(Surroundings, ElementsThatAreNamedForIt) {
  EXPECT_EQ(page("<div class=\"meta\"><span class=\"post-date\">March 3, 2016</span></div>").date,
            "2016-03-03");
  EXPECT_THAT(page("<div class=\"byline\">By Ada Marlowe</div>").authors,
              ElementsAre("Ada Marlowe"));
  EXPECT_THAT(page("<span class=\"author vcard\"><a class=\"fn\">lakewatcher</a></span>").authors,
              ElementsAre("lakewatcher"));
  EXPECT_EQ(page("", "",
                 "<footer class=\"entry-meta\"><time datetime=\"2016-03-03\">3.3.</time></footer>")
                .date,
            "2016-03-03");
}

TEST(Surroundings, MarginsAndChangesAreOfSomethingElse) {
  EXPECT_EQ(page("<aside><time datetime=\"2016-03-03\">3 March</time></aside>").date, "");
  EXPECT_EQ(page("", "",
                 "<ol class=\"references\"><li><span itemprop=\"datePublished\">1988</span>"
                 "</li></ol>")
                .date,
            "");
  const Record changed =
      page("<div class=\"meta\">Last updated <span class=\"date\">March 5, 2016</span></div>");
  EXPECT_EQ(changed.modified, "2016-03-05");
  EXPECT_EQ(changed.date_source, "modified");
}

TEST(ByLines, SmallWordsBesideNamesAndDays) {
  for (const char* line :
       {"By Ada Marlowe on March 3, 2016", "Ada Marlowe, 03.03.2016",
        "Von Ada Marlowe am 3. März 2016", "Par Ada Marlowe, le 3 mars 2016 à 10h30"}) {
    const Record record = page("<p>" + std::string(line) + "</p>");
    EXPECT_EQ(record.date, "2016-03-03") << line;
    EXPECT_THAT(record.authors, ElementsAre("Ada Marlowe")) << line;
  }
  for (const char* line :
       {"Publié le 3 mars 2016 à 10h30", "jeudi 3 mars 2016",
        "Publicado el 3 de marzo de 2016 a las 10:30", "Pubblicato il 3 marzo 2016",
        "Erschienen am 3. März 2016", "Pressemitteilung vom 3.3.2016", "Datum: 03.03.16",
        "Geneva, 3 March 2016"})
    EXPECT_EQ(page("<p>" + std::string(line) + "</p>").date, "2016-03-03") << line;
}

TEST(ByLines, WhomTheyAreFor) {
  EXPECT_THAT(page("<p>By Ada Marlowe for Delta Post</p>").authors, ElementsAre("Ada Marlowe"));
  EXPECT_THAT(page("<p>By Ada Marlowe, Senior Fellow</p>").authors, ElementsAre("Ada Marlowe"));
}

TEST(FindDate, MonthsOfOtherLanguages) {
  for (const char* text : {"3 marzo 2016", "3 maart 2016", "3 marca 2016", "3 Mart 2016",
                           "3. března 2016", "3 березня 2016", "3 martie 2016", "3 Μαρτίου 2016",
                           "3 mars 2016", "2016. március 3.", "3 Maret 2016", "3 مارس 2016",
                           "3 במרץ 2016", "2016年3月3日", "2016년 3월 3일", "2016.03.03."}) {
    const auto found = find_date(text);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(found->date.iso(), "2016-03-03") << text;
  }
}

TEST(JsonLd, AsItIsFound) {
  for (const char* script :
       {R"({"@type":["WebPage","NewsArticle"],"datePublished":"2016-03-03"})",
        R"({"@graph":[{"@type":"WebPage","datePublished":"2016-03-03"}]})",
        R"({"@type":"NewsArticle","datePublished":"2016-03-03",})",
        R"(//<![CDATA[
           {"@type":"NewsArticle","datePublished":"2016-03-03"} //]]>)",
        R"({"@type":"WebSite"} {"@type":"NewsArticle","datePublished":"2016-03-03"})"})
    EXPECT_EQ(
        page("", "<script type=\"application/ld+json\">" + std::string(script) + "</script>").date,
        "2016-03-03")
        << script;
  EXPECT_THAT(
      page("", R"(<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"x",
        "author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":"Ada Marlowe"}]}</script>)")
          .authors,
      ElementsAre("Ada Marlowe"));
}

TEST(Dates, LocalDaysAndClocksThatWereNeverSet) {
  const std::string meta = "<meta property=\"article:published_time\" content=\"";
  EXPECT_EQ(page("", meta + "2016-03-04T02:30:00Z\"><link rel=canonical "
                            "href=\"https://delta.example/2016/03/03/lake\">")
                .date,
            "2016-03-03");
  EXPECT_EQ(page("", meta + "1970-01-01T00:00:00Z\">").date, "");
  EXPECT_EQ(page("<p>March 3, 2016</p>", meta + "2099-01-01\">").date, "2016-03-03");
}

TEST(WebAddress, CopiesInArchives) {
  EXPECT_EQ(original_address("https://web.archive.org/web/2017/http://delta.example/a"),
            "http://delta.example/a");
  EXPECT_EQ(original_address("https://archive.ph/AbCd1"), "");
  EXPECT_EQ(original_address("https://archive.org/details/lake"),
            "https://archive.org/details/lake");
  EXPECT_EQ(original_address("https://delta.example/a"), "https://delta.example/a");
}

TEST(SavedPage, HeadAndFolder) {
  const Record record = read_document("/a/lake.html",
                                      "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n "
                                      "url: https://delta.example/lake \n "
                                      "saved date: Fri Mar 18 2022 10:00:00 GMT+0100\n--><body>" +
                                          kText + "</body></html>",
                                      0);
  EXPECT_EQ(record.url, "https://delta.example/lake");
  EXPECT_EQ(record.date_source, "saved");
  const std::vector<std::string> names = {"lake.html", "lake_files", "other_files"};
  EXPECT_TRUE(is_page_folder("lake_files", names));
  EXPECT_FALSE(is_page_folder("other_files", names));
  EXPECT_TRUE(is_linked_document("report.pdf"));
  EXPECT_FALSE(is_linked_document("main.js"));
}

TEST(Clippings, EachArticleIsADocument) {
  const std::vector<std::string> paragraphs = {"Talks Go On",
                                               "Delta Post",
                                               "March 3, 2016 Thursday",
                                               "Length: 9 words",
                                               "Byline: Ada Marlowe",
                                               "Body",
                                               "The two governments met.",
                                               "End of Document",
                                               "Ferry Is Late",
                                               "Delta Post",
                                               "March 4, 2016 Friday",
                                               "Body",
                                               "The ferry was late again.",
                                               "End of Document"};
  const std::vector<Extracted> articles = clippings_of(paragraphs);
  ASSERT_EQ(articles.size(), 2u);
  EXPECT_EQ(articles[0].clues.title, "Talks Go On");
  EXPECT_THAT(articles[0].clues.authors.at(0).second, ElementsAre("Ada Marlowe"));
  EXPECT_EQ(articles[1].clues.dates.at(0).second.iso(), "2016-03-04");
  EXPECT_EQ(articles[1].text, "The ferry was late again.");
  EXPECT_THAT(clippings_of({"A text", "with the words End of Document in it"}), IsEmpty());
}

TEST(PaperTitle, WhatHeadsManyPapers) {
  for (const char* line : {"General Assembly", "MEMORANDUM", "A/76/123", "D R A F T",
                           "H.E. Mr. Omar Vane", "For immediate release"})
    EXPECT_TRUE(is_generic_title(line)) << line;
  EXPECT_FALSE(is_generic_title("A Quiet Lake"));
  EXPECT_TRUE(is_paper_title("Report of the Secretary-General on the lake"));
  EXPECT_EQ(read_field("Betreff: Fähre").kind, Field::kSubject);
  EXPECT_EQ(read_field("Note: the ferry").kind, Field::kNone);
}

TEST(PaperTitle, OfAMemorandum) {
  const Record record = read_document(
      "/a/memo.txt",
      "MEMORANDUM\n\nTO: Desk\n\nFROM: Ada Marlowe\n\nDATE: 3 March 2016\n\nRE: Ferry on the "
      "lake\n\n"
      "The two governments met in the spring, and agreed on nothing but the date of the meeting.\n",
      0);
  EXPECT_EQ(record.title, "Ferry on the lake");
  EXPECT_EQ(record.date, "2016-03-03");
  EXPECT_THAT(record.authors, ElementsAre("Ada Marlowe"));
}

}  // namespace
}  // namespace chancery::indexer
