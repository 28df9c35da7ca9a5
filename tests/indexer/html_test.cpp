#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <new>

#include "chancery/utf8.h"
#include "indexer/clean/hints.h"
#include "indexer/extract/read_document.h"
#include "indexer/extract/web/html_filter.h"
#include "indexer/page/entities.h"
#include "indexer/page/html_tree.h"

namespace chancery::indexer {
namespace {

const std::string kFirst =
    "The two governments met in the spring, and agreed on nothing but the date of the next "
    "meeting.";
const std::string kSecond =
    "Their neighbours had hoped for more, and said so before the delegations had left the hotel.";
const std::string kThird =
    "Nobody expects a treaty this year, although both sides say that they want one, and mean it.";

Record read(const std::string& html) {
  return read_document("/pages/strait.html", html, 0);
}

std::string page(const std::string& body, const std::string& head = "") {
  return "<!DOCTYPE html><html><head><title>A Quiet Strait | Delta Post</title>" + head +
         "</head><body>" + body + "</body></html>";
}

std::string article() {
  return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}
std::string article_text() {
  return kFirst + "\n\n" + kSecond + "\n\n" + kThird;
}

TEST(HtmlFilter, KeepsTextAndUsefulAttributes) {
  EXPECT_EQ(filter_html("<p CLASS='lead' onclick=\"x('>')\" data-x=1>a &amp; b</P>").markup,
            "<!DOCTYPE html><p class=\"lead\">a &amp; b</p>");
  EXPECT_EQ(filter_html("a<script>if (a<b) '</p>'</script>b<!-- c -->d").markup,
            "<!DOCTYPE html>a bd");
  EXPECT_EQ(filter_html("1 < 2 <3").markup, "<!DOCTYPE html>1 &lt; 2 &lt;3");
  EXPECT_EQ(filter_html("<div style='display:none'>x</div>").markup,
            "<!DOCTYPE html><div hidden>x</div>");
  const FilteredHtml filtered =
      filter_html("<script type='application/ld+json'>{\"a\":1}</script>");
  ASSERT_EQ(filtered.json_ld.size(), 1u);
  EXPECT_EQ(filtered.json_ld[0], "{\"a\":1}");
}

TEST(HtmlFilter, DepthIsLimitedAndNoTextIsLost) {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div>";
  const std::string markup = filter_html(deep + "words").markup;
  EXPECT_LT(markup.size(), 10000u);
  EXPECT_TRUE(markup.ends_with("words"));
}

TEST(HtmlFilter, StripsTagsWithoutATree) {
  EXPECT_EQ(strip_tags(filter_html("<p>One <b>bold</b> word.<p>Two &eacute;.</p>")),
            "One bold word.\n\nTwo é.");
}

TEST(HtmlTree, RefusesToGrowWithoutLimit) {
  std::string html;
  for (int i = 0; i < 20000; ++i) html += "<p>word</p>";
  EXPECT_THROW(HtmlTree(html, 100 * 1024), std::bad_alloc);
  EXPECT_NO_THROW(HtmlTree(html, size_t{64} << 20));
}

TEST(Hints, WordsOfClasses) {
  EXPECT_EQ(hint_of("article-body"), Hint::kArticle);
  EXPECT_EQ(hint_of("storyBody clearfix"), Hint::kArticle);
  EXPECT_EQ(hint_of("comments-area"), Hint::kNever);
  EXPECT_EQ(hint_of("relatedLinks"), Hint::kStrong);
  EXPECT_EQ(hint_of("commentary"), Hint::kNone) << "words, not parts of words";
  EXPECT_EQ(hint_of("l-sidebar-fixed l-article-body"), Hint::kWeak);
}

TEST(Entities, AllOfHtmlsNames) {
  EXPECT_EQ(decode_entities("Organizaci&oacute;n y se&ntilde;al &eacute;lite"),
            "Organización y señal élite");
  EXPECT_EQ(decode_entities(" &Lstrok;&oacute;d&zacute;\n&hearts;&#150; "), " Łódź\n♥– ");
}

TEST(Entities, NumbersOfNoCharacterGiveText) {
  EXPECT_TRUE(
      utf8::is_valid(decode_entities("&#xFDFFFFFF; &#xFFFFFFFFF; &#99999999999; &#xD800;")));
}

TEST(Entities, OnlyClosedReferences) {
  EXPECT_EQ(decode_entities("/a?b=1&copy=2&sect=3"), "/a?b=1&copy=2&sect=3");
  EXPECT_EQ(decode_entities("<b>R&D</b> &amp; </title>AT&T;"), "<b>R&D</b> & </title>AT&T;");
}

TEST(Entities, Decode) {
  EXPECT_EQ(decode_entities("A &amp; B &#8217; &#x2014; &nix; &"), "A & B ’ — &nix; &");
}

TEST(Html, NavigationCommentsAndFooterGo) {
  const Record record =
      read(page("<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav><h1>A Quiet "
                "Strait</h1><div class=byline>By Ada Marlow</div>"
                "<div class=story-body>" +
                article() +
                "</div><div class=related><h3>Related</h3><p>Another article that is about "
                "something else, and is long enough.</p></div>"
                "<section id=comments><p>I have never read anything like this, and I will not read "
                "it again, says a reader.</p></section>"
                "<footer><p>All rights reserved by the Delta Post, which is published in the "
                "capital.</p></footer>"));
  EXPECT_EQ(record.text, article_text());
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.authors, std::vector<std::string>{"Ada Marlow"});
}

TEST(Html, CaptionsShareBarsAndRelatedLinesInsideTheArticleGo) {
  const Record record = read(
      page("<article><h1>A Quiet Strait</h1><p>" + kFirst +
           "</p><figure><img src=a><figcaption>A boat at dawn in the strait.</figcaption></figure>"
           "<div class=share-bar><a href=f>Facebook</a> <a href=t>Twitter</a></div><p>" +
           kSecond +
           "</p><p><a href=/x>A loud strait and its fishermen</a></p>"
           "<p>Photo by C. Deer / Delta Pictures</p><p>" +
           kThird + "</p></article>"));
  EXPECT_EQ(record.text, article_text());
}

TEST(Html, ALinkInTheMiddleOfASentenceStaysWhateverItsClass) {
  const Record record =
      read(page("<h1>A Quiet Strait</h1><div class=story>" + article() +
                "<p>They agreed on <a class=\"icon more\" href=/x>a lease of nine "
                "years</a>, and on fish. <a class=share href=/y>Share</a></p>"
                "</div>"));
  EXPECT_EQ(record.text, article_text() + "\n\nThey agreed on a lease of nine years, and on fish.");
}

TEST(Html, TheStandfirstThatTheHeadStatesIsText) {
  const std::string lead =
      "Two governments, one strait, and no treaty before the winter comes: the delegations have "
      "left the hotel, the ferries go on, and those who live on either side wait for the spring.";
  const std::string short_lead = "Two governments, one strait, and no treaty before the winter.";
  const std::string meta = "<meta name=description content=\"" + lead + "\">";
  const std::string head =
      "<header class=page-intro><h1>A Quiet Strait</h1><p class=teaser>" + lead + "</p></header>";
  const std::string main = "<div class=story>" + article() + "</div>";
  EXPECT_EQ(read(page(head + main, meta)).text, lead + "\n\n" + article_text());
  EXPECT_EQ(read(page("<h1>A Quiet Strait</h1><header class=intro><p>" + short_lead +
                          "</p></header>" + main,
                      "<meta name=description content=\"" + short_lead + "\">"))
                .text,
            article_text());
  // What another article says of itself is none, and what the text begins with is not said twice.
  EXPECT_EQ(read(page(head + main)).text, article_text());
  EXPECT_EQ(read(page("<h1>A Quiet Strait</h1><div class=story><p>" + lead + "</p>" + article() +
                          "</div>",
                      meta))
                .text,
            lead + "\n\n" + article_text());
}

TEST(Html, ALineThatLeadsToAnotherArticleGoes) {
  EXPECT_EQ(read(page("<h1>A Quiet Strait</h1><p>" + kFirst + "</p><p>" + kSecond +
                      "</p><p>Lesen Sie auch: Ein lauter Kanal</p><p>" + kThird + "</p>"))
                .text,
            article_text());
}

TEST(Html, HeadingsListsQuotesAndTablesStay) {
  const Record record = read(page(
      "<article>" + article() +
      "<h2>What comes next</h2><ul><li>A pause of the talks.</li><li>A new "
      "round.</li></ul><blockquote class=twitter-tweet>We will go on talking.</blockquote>"
      "<table><tr><td>Year</td><td>Ships</td></tr><tr><td>2020</td><td>12</td></tr></table><p>" +
      kFirst + "</p></article>"));
  EXPECT_EQ(record.text, article_text() +
                             "\n\nWhat comes next\n\nA pause of the talks.\n\nA new round.\n\nWe "
                             "will go on talking.\n\nYear | Ships\n\n2020 | 12\n\n" +
                             kFirst);
}

TEST(Html, MetadataAndJsonLd) {
  const Record record =
      read(page(article(),
                "<meta property='og:title' content='A Quiet Strait'><meta property='og:site_name' "
                "content='The Delta Post'>"
                "<link rel=canonical href='https://delta.example/strait'><meta "
                "property='article:published_time' content='2021-05-06T07:08:09Z'>"
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A "
                "Quiet Strait\",\"datePublished\":\"2021-05-05\","
                "\"author\":[{\"name\":\"Ada Marlow\"},{\"name\":\"Ben Oduya\"}]}</script>"));
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.publisher, "The Delta Post");
  EXPECT_EQ(record.url, "https://delta.example/strait");
  EXPECT_EQ(record.authors, (std::vector<std::string>{"Ada Marlow", "Ben Oduya"}));
  EXPECT_EQ(record.date, "2021-05-06");
  EXPECT_EQ(record.date_source, "meta");
  EXPECT_EQ(record.mime, "text/html");
}

TEST(Html, TheArticleThatJsonLdStatesEndsWhereItSays) {
  const std::string stray =
      "Readers of this newspaper get a calendar for the new year, which is sent to their homes.";
  const std::string stated = kFirst + " " + kSecond + " " + kThird + " " + kFirst;
  const Record record =
      read(page("<article>" + article() + "<p>" + kFirst + "</p><p>" + stray + "</p></article>",
                "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"" +
                    stated + "\"}</script>"));
  EXPECT_EQ(record.text, article_text() + "\n\n" + kFirst);
}

TEST(Html, ACitationInTheFootCounts) {
  const Record record =
      read(page("<h1>A Quiet Strait</h1><div>" + article() +
                "</div><footer class=ref><p>To cite this article, use the following reference: Ada "
                "Marlow, \"A Quiet Strait,\" Delta Post, May 7, 2021.</p></footer>"));
  EXPECT_EQ(record.date, "2021-05-07");
  EXPECT_EQ(record.date_source, "citation");
  EXPECT_EQ(record.text, article_text());
}

TEST(Html, APageThatOnlyHasItsTitleKeepsIt) {
  EXPECT_EQ(read("<html><head><title>Hello World</title></head><body><p>Hello World!</p>").text,
            "Hello World!");
}

TEST(Html, APageOfLinksKeepsItsText) {
  EXPECT_EQ(
      read("<html><body><ul><li><a href=a>First link</a><li><a href=b>Second link</a></ul>").text,
      "First link\n\nSecond link");
}

std::string repeated(std::string_view piece, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(HtmlMetadata, ChangesKeywordsAndSection) {
  Record record = read(page(article(),
                            "<meta property='article:modified_time' "
                            "content='2024-03-09T10:00:00Z'>"
                            "<meta property='article:section' content='Analysis'>"
                            "<meta property='article:tag' content='transit'>"
                            "<meta name='keywords' content='borders, transit'>"));
  EXPECT_EQ(record.modified, "2024-03-09");
  EXPECT_EQ(record.modified_source, "meta");
  EXPECT_EQ(record.section, "Analysis");
  EXPECT_THAT(record.keywords, testing::ElementsAre("transit", "borders"));
  record = read(page(article(),
                     "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                     "\"dateModified\":\"2024-03-08\",\"articleSection\":[\"World\"],"
                     "\"keywords\":[\"talks\",\"spring\"]}</script>"));
  EXPECT_EQ(record.modified, "2024-03-08");
  EXPECT_EQ(record.modified_source, "json-ld");
  EXPECT_EQ(record.section, "World");
  EXPECT_THAT(record.keywords, testing::ElementsAre("talks", "spring"));
}

TEST(HtmlHostile, NestedHundredThousandDeep) {
  for (const char* tag :
       {"<div>", "<b>", "<table><tr><td>", "<ul><li>", "<span>", "<svg>", "<select><option>"})
    EXPECT_NE(read("<html><body>" + repeated(tag, 100000) + kFirst).text.find("two governments"),
              std::string::npos)
        << tag;
}

TEST(HtmlHostile, TagsThatNeverEnd) {
  EXPECT_EQ(read("<html><body><p>" + kFirst + "</p><script>" + std::string(1000000, 'a')).text,
            kFirst);
  EXPECT_THROW(read("<html><body>" + repeated("<!--", 300000)), Unreadable);
  EXPECT_NE(read("<html><body>" + std::string(100000, '<')).text, "");
  // Each of these is looked for once.
  EXPECT_EQ(read("<html><body><p>" + kFirst + "</p>" + repeated("<math><svg>", 100000)).text,
            kFirst);
  std::string attributes = "<html><body><p ";
  for (int i = 0; i < 100000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  EXPECT_EQ(read(attributes + ">" + kFirst + "</p>").text, kFirst);
}

TEST(HtmlHostile, JsonLdNestedDeep) {
  EXPECT_EQ(
      read("<html><script type='application/ld+json'>" + repeated("{\"mainEntity\":", 100000) +
           "1" + repeated("}", 100000) + "</script><body><p>" + kFirst)
          .text,
      kFirst);
}

}  // namespace
}  // namespace chancery::indexer
