// What pages say of the day and the authors of their articles, where it stands on real ones.
#include "indexer/extract/web/surroundings.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/describe/choose_date.h"
#include "indexer/describe/describe.h"
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

TEST(PageDays, ADayWithoutSpacesBetweenItsParts) {
  const std::string leaf =
      "<div class=date><span class=month>Apr</span><span class=day>04</span><span "
      "class=year>2013</span></div>";
  EXPECT_EQ(day_of(page("", leaf, "")), "2013-04-04");
}

TEST(PageDays, WhatBlogProgramsWriteBehindAText) {
  const auto behind = [](const std::string& line) { return day_of(page("", "", line)); };
  EXPECT_EQ(behind("<p>This entry was posted on Wednesday, May 19th, 2010 at 11:03 pm and is filed "
                   "under <a href='/x'>Ferries</a>.</p>"),
            "2010-05-19");
  EXPECT_EQ(behind("<p><a href='/x'>The ferry runs again</a> wurde am <nobr>19. Mai 2010</nobr> um "
                   "<nobr>23:03</nobr> Uhr gepostet und unter Fähren abgelegt.</p>"),
            "2010-05-19");
  EXPECT_EQ(behind("<p>Die Fähre wurde am 19. Mai 2010 um 23:03 Uhr gesichtet.</p>"), "");
}

TEST(PageDays, ATeaserInOneBoxWithItsHeadline) {
  EXPECT_EQ(day_of(page("<div><h3 class=teaser-meta>02.01.2022</h3>", "", "</div>")), "2022-01-02");
}

TEST(PageDays, ALiveBlogBeganBeforeItsEntries) {
  EXPECT_EQ(
      day_of(page("", "", "",
                  "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\","
                  "\"coverageStartTime\":\"2023-11-02T06:00:00+01:00\",\"liveBlogUpdate\":["
                  "{\"@type\":\"BlogPosting\",\"datePublished\":\"2023-11-04T09:00:00+01:00\"}]}"
                  "</script>")),
      "2023-11-02");
  EXPECT_EQ(day_of(page("", "",
                        "<div itemprop=liveBlogUpdate itemscope><meta itemprop=datePublished "
                        "content=2023-11-04><p>The ferry leaves.</p></div>")),
            "");
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

// The authors that the page is believed to have.
std::vector<std::string> authors_of(const std::string& html) {
  Record record;
  record.path = "/pages/ferry.html";
  describe(extract_html(html, "text/html").clues, 0, record);
  return record.authors;
}

using Names = std::vector<std::string>;

TEST(PageAuthors, StandBesideTheirPage) {
  EXPECT_EQ(authors_of(page("", "<div><a href='/author/jane-roe/'>Jane Roe</a> 7 May</div>", "")),
            Names{"Jane Roe"});
  EXPECT_EQ(authors_of(page("",
                            "<aside class=meta><p class=authors>Von:<br><a "
                            "href='/autor/jan-roe-17'>Jan Roe</a></p></aside>",
                            "")),
            Names{"Jan Roe"});
  EXPECT_EQ(authors_of(page("", "<a href='/authority/port-roe/'>Port Roe</a>", "")), Names());
}

TEST(PageAuthors, StandBehindWhatTheyWrote) {
  const std::string standfirst =
      "<p>Both states agree on a ferry after ten years of talks that led to nothing, and on a pier "
      "as well.</p>";
  EXPECT_EQ(authors_of(page("", standfirst + "<p>Von Jan Roe</p>", "")), Names{"Jan Roe"});
  EXPECT_EQ(authors_of(page("", standfirst + "<p>Eine Reportage von Jan Roe</p>", "")),
            Names{"Jan Roe"});
  EXPECT_EQ(
      authors_of(page("", standfirst + "<p>Text von Jan Roe Illustration von Uwe Doe</p>", "")),
      Names{"Jan Roe"});
  EXPECT_EQ(authors_of(page("", "<div>Interview</div><div>Jane Roe</div>", "")), Names{"Jane Roe"});
  EXPECT_EQ(authors_of(page("", "<p>Report of the harbour</p>", "")), Names());
}

TEST(PageAuthors, SignAtTheEnd) {
  EXPECT_EQ(authors_of(page("", "", "<p>The customs house stays shut. (Gregory Roe) +++</p>")),
            Names{"Gregory Roe"});
  EXPECT_EQ(authors_of(page("", "", "<p>The customs house stays shut. (Port Authority)</p>")),
            Names());
}

TEST(PageAuthors, OwnTheSiteWhenNothingElseIsSaid) {
  const std::string rights = "<footer>© 2012-2019 Gregory Roe. All rights reserved.</footer>";
  EXPECT_EQ(authors_of(page("", "", rights)), Names{"Gregory Roe"});
  EXPECT_EQ(authors_of(page("", "<p>By Jane Roe</p>", rights)), Names{"Jane Roe"});
  EXPECT_EQ(authors_of(page("", "", "<footer>© 2012 Port Authority</footer>")), Names());
  EXPECT_EQ(authors_of(page("", "", "", "<meta property=og:site_name content='Gregory Roe'>")),
            Names{"Gregory Roe"});
  EXPECT_EQ(authors_of(page("", "", "", "<meta property=og:site_name content='Port Review'>")),
            Names());
}

TEST(PageAuthors, OfATagWithTheSiteBesideThem) {
  const std::string tag = "<meta name=author content='The Review - Jane Roe'>";
  EXPECT_EQ(authors_of(page("", "", "", tag)), Names{"Jane Roe"});
}

TEST(Authors, LabelsAreNoNames) {
  EXPECT_EQ(parse_authors("ByJane Roe", false), Names{"Jane Roe"});
  EXPECT_EQ(parse_authors("vonJan Roe", false), Names{"Jan Roe"});
  EXPECT_EQ(parse_authors("Byron Roe", false), Names{"Byron Roe"});
  EXPECT_EQ(parse_authors("Jane Roe Updated", false), Names{"Jane Roe"});
  EXPECT_EQ(parse_authors("By", true), Names{});
  EXPECT_EQ(parse_authors("Posted on", true), Names{});
}

}  // namespace
}  // namespace chancery::indexer
