// What pages say of the day and the authors of their articles, where it stands on real ones.
#include "indexer/extract/web/surroundings.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/describe/choose_date.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/web/script_dates.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

const std::string kText =
    "<p>The ministers of both states met on the bridge on Tuesday and agreed that the ferry is to "
    "run twice a day from the spring on. They signed no paper.</p><p>The harbour master said that "
    "the pier had been mended and that the customs house would be ready by the end of March.</p>";

// The page's parts above, around and below the text of an article.
std::string page(const std::string& before, const std::string& between, const std::string& behind,
                 const std::string& head = "") {
  return "<html><head><title>The ferry runs again</title>" + head + "</head><body>" + before +
         "<h1>The ferry runs again</h1>" + between + kText + behind + "</body></html>";
}

Record read(const std::string& html) {
  const Extracted extracted = extract_html(html, "text/html");
  Record record;
  record.path = "/pages/ferry.html";
  choose_dates(extracted.clues, 0, record);
  return record;
}
std::string day_of(const std::string& html) {
  return read(html).date;
}

TEST(PageDays, ADayBehindAStandfirst) {
  EXPECT_EQ(day_of(page("",
                        "<h2>Both states agree on a ferry after ten years of talks that led to "
                        "nothing, and on a pier as well.</h2><div class=info><span class='date "
                        "date-icon'>26 January 2022</span></div>",
                        "")),
            "2022-01-26");
}

TEST(PageDays, ADayWithTwoDigitsInAnElementForIt) {
  EXPECT_EQ(day_of(page("<div><div class=date>Harbours, 30.10.23</div>", "", "</div>")),
            "2023-10-30");
}

TEST(PageDays, WhatHoldsTheArticleIsNoMargin) {
  const std::string day = "<div class=meta>By Jane Roe on 7 May 2020</div>";
  EXPECT_EQ(day_of(page("<div class='related-wide sidebar-left'>", day, "</div>")), "2020-05-07");
  EXPECT_EQ(day_of(page("<div class=sidebar>" + day + "</div>", "", "")), "");
}

TEST(PageDays, TheDayBesideTheWriter) {
  EXPECT_EQ(
      day_of(
          page("", "<p class=author><em>von</em><span>Jan Roe</span> <em>31.10.2023</em></p>", "")),
      "2023-10-31");
}

TEST(PageDays, LinesWithALabelAgreeOrSayNothing) {
  const std::string one = "<p>Published on 16 August 2019<br>Length: an hour</p>";
  EXPECT_EQ(day_of(page("", "", one)), "2019-08-16");
  const std::string between = "<p>Next</p><p>Before</p><p>All</p><p>Top</p>";
  EXPECT_EQ(day_of(page("", "", between + one)), "2019-08-16");
  EXPECT_EQ(day_of(page("", "", between + one + "<p>Published on 3 May 2018</p>")), "");
}

TEST(PageDays, AByLineBehindTheText) {
  EXPECT_EQ(day_of(page("", "",
                        "<div class=asset-footer>Von Christian am 03.05.2013, 11:51 | 0 Meinungen"
                        "</div>")),
            "2013-05-03");
}

TEST(PageDays, TheLastChangeIsSaidAsThat) {
  const Record record =
      read(page("", "", "<p>This page was last edited on 10 November 2019 by Ann.</p>"));
  EXPECT_EQ(record.date, "2019-11-10");
  EXPECT_EQ(record.date_source, "modified");
}

TEST(PageDays, TheDayThatEndsATitle) {
  EXPECT_EQ(day_of("<html><head><title>The ferry runs again | Strait Post | 23.05.2011</title>"
                   "</head><body><h1>The ferry runs again</h1>" +
                   kText + "</body></html>"),
            "2011-05-23");
}

TEST(PageDays, ALowerHeadingThatIsTheTitle) {
  const Extracted extracted = extract_html(
      "<html><head><title>The ferry runs again | Strait Post</title></head><body>"
      "<h1>Strait Post</h1><h2>The ferry runs again</h2>" +
          kText + "</body></html>",
      "text/html");
  EXPECT_EQ(extracted.clues.title, "The ferry runs again");
}

TEST(PageDays, ADayThatScriptsKeep) {
  const auto with = [](const std::string& script) {
    return day_of(page("", "", "<script>window.page = {" + script + "}</script>"));
  };
  EXPECT_EQ(with("\"publishedDate\":\"2016-11-04T20:37:27Z\",\"updatedDate\":\"2016-12-01\""),
            "2016-11-04");
  EXPECT_EQ(with("'first-publication': '30.07.2019 09:35'"), "2019-07-30");
  EXPECT_EQ(with("\"datePublished\":\"2016-11-04\"}, {\"datePublished\":\"2016-11-05\""), "");
  EXPECT_EQ(with("\"publisherDay\":\"2016-11-04\""), "");
}

TEST(ScriptDates, HostileScriptsGiveNothing) {
  std::vector<std::string> values;
  for (const char* script : {"ubli", "\"published", "\"published\":", "\"published\":\"",
                             "\"published\":\"2016", "published:2016-01-01"})
    add_published(script, values);
  EXPECT_TRUE(values.empty());
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "\"published\":\"2016-11-04\",";
  add_published(many, values);
  EXPECT_LE(values.size(), 16U);
}

TEST(PageAuthors, StandBelowTheText) {
  const auto authors_with = [](const std::string& last) {
    const Extracted extracted = extract_html(page("", "", last), "text/html");
    return extracted.clues.authors.empty() ? "" : extracted.clues.authors.front().second.front();
  };
  EXPECT_EQ(authors_with("<p><em>Von Cosima Roe</em></p>"), "Cosima Roe");
  EXPECT_EQ(authors_with("<p>By Jane Roe and Jan Doe</p>"), "Jane Roe");
  EXPECT_EQ(authors_with("<p>By the end of March the pier is to be mended</p>"), "");
}

TEST(Authors, LabelsAreNoNames) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(parse_authors("ByJane Roe", false), Names{"Jane Roe"});
  EXPECT_EQ(parse_authors("vonJan Roe", false), Names{"Jan Roe"});
  EXPECT_EQ(parse_authors("Byron Roe", false), Names{"Byron Roe"});
  EXPECT_EQ(parse_authors("Jane Roe Updated", false), Names{"Jane Roe"});
  EXPECT_EQ(parse_authors("By", true), Names{});
  EXPECT_EQ(parse_authors("Posted on", true), Names{});
}

}  // namespace
}  // namespace chancery::indexer
