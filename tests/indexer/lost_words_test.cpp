// Words of documents that could not be found because of how they stand there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/charset/charset.h"
#include "indexer/extract/container/http_body.h"
#include "indexer/extract/member_names.h"
#include "indexer/extract/pdf/page_lines.h"
#include "indexer/extract/read_document.h"
#include "indexer/extract/sniff.h"
#include "indexer/page/hyphen.h"
#include "indexer/page/note_mark.h"
#include "indexer/page/repair.h"

namespace chancery::indexer {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kSentence =
    "The two delegations went on with their talks on the lake until the ice had gone in spring.";

std::string text_of(const std::string& path, const std::string& bytes) {
  return read_document(path, bytes, 0).text;
}

TEST(NoteMark, StandsBehindAWord) {
  EXPECT_TRUE(is_note_mark("the frontier", "2"));
  EXPECT_TRUE(is_note_mark("the vote", "[3]"));
  EXPECT_TRUE(is_note_mark("the forces", "*"));
  EXPECT_TRUE(is_note_mark("it ended.", "12"));
  EXPECT_FALSE(is_note_mark("30 km", "2")) << "a unit";
  EXPECT_FALSE(is_note_mark("10", "6"));
  EXPECT_FALSE(is_note_mark("the 1", "er"));
  EXPECT_FALSE(is_note_mark("in the year", "2019"));
}

TEST(NoteMark, PartsWordsInPagesAndRichText) {
  EXPECT_THAT(text_of("/a.html",
                      "<h1>Lake</h1><p>The frontier<sup>2</sup> is 30 km<sup>2</sup> of "
                      "CO<sub>2</sub>, and the ferry<a href=\"#n3\">3</a>is late. " +
                          kSentence + "</p>"),
              AllOf(HasSubstr("frontier 2 is"), HasSubstr("km2"), HasSubstr("CO2"),
                    HasSubstr("ferry 3 is")));
  EXPECT_THAT(
      text_of("/a.rtf", "{\\rtf1 The frontier{\\super 2} was drawn. " + kSentence + "\\par}"),
      HasSubstr("frontier 2 was"));
}

TEST(RichText, AStarInsideAGroupMarksNothing) {
  EXPECT_THAT(text_of("/a.rtf", "{\\rtf1{\\b0\\*\\cs7 " + kSentence + "}\\par}"),
              HasSubstr("delegations"));
  EXPECT_THAT(
      text_of("/a.rtf", "{\\rtf1{\\*\\unknown gone}{\\deleted struck }" + kSentence + "\\par}"),
      AllOf(Not(HasSubstr("gone}")), Not(HasSubstr("struck"))));
}

TEST(Hyphen, AtTheEndOfALine) {
  EXPECT_TRUE(parts_a_word("the nego-", "tiations of", ""));
  EXPECT_FALSE(parts_a_word("a long-", "term plan", ""));
  EXPECT_FALSE(parts_a_word("a state-", "led bank", ""));
  EXPECT_FALSE(parts_a_word("in 1921-", "a year", ""));
  EXPECT_FALSE(parts_a_word("the fire-", "proof door", "another fire-proof door"));
  EXPECT_TRUE(parts_a_word("the over-", "night train", "the overnight train"));
  EXPECT_FALSE(parts_a_word("the North-", "South axis", ""));
}

TEST(CleanCharacters, BreaksWithinWordsOfLettersGo) {
  EXPECT_EQ(clean_characters("fron\u200Btier com\u2060mission"), "frontier commission");
  EXPECT_TRUE(has_unclean_characters("fron\u200Btier"));
  EXPECT_EQ(clean_characters("\u0E01\u200B\u0E02"), "\u0E01\u200B\u0E02") << "parts words of Thai";
}

TEST(Charset, PiecesOfLatinInUtf8) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "caf\u00E9 de Gen\u00E8ve. ";
  Decoded decoded;
  decode(text + "caf\xE9 ferm\xE9", "", decoded);
  EXPECT_TRUE(decoded.text.ends_with("caf\u00E9 ferm\u00E9"));
}

TEST(MemberNames, OfOtherCodePages) {
  EXPECT_EQ(decoded_name("plain.txt"), "plain.txt");
  EXPECT_EQ(decoded_name("\xC3\xA9.txt"), "\u00E9.txt");
  EXPECT_EQ(decoded_name("\x8E\xE2\xE7\xA5\xE2.txt"), "\u041E\u0442\u0447\u0435\u0442.txt");
  EXPECT_EQ(decoded_name("\xCE\xF2\xF7\xE5\xF2.txt"), "\u041E\u0442\u0447\u0435\u0442.txt");
  EXPECT_EQ(decoded_name("\xB1\xA8\xB8\xE6.txt"), "\u62A5\u544A.txt");
  EXPECT_EQ(decoded_name("r\x82sum\x82.txt"), "r\u00E9sum\u00E9.txt");
}

TEST(HttpBody, ChunksAndPacking) {
  EXPECT_EQ(joined_chunks("4\r\nlake\r\n3\r\nice\r\n0\r\n\r\n"), "lakeice");
  EXPECT_EQ(joined_chunks("<html>as it is"), "<html>as it is") << "joined already";
  EXPECT_EQ(joined_chunks("ffffffffffffffff\r\nlake"), "lake") << "a size beyond what there is";
  const std::string packed(
      "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\xCB\x49\xCC\x4E\x05\x00\x0B\x11\x70"
      "\xA2\x04\x00\x00\x00",
      24);
  EXPECT_EQ(decoded_body("not packed", "gzip", 100), "not packed");
  EXPECT_EQ(decoded_body(packed, "gzip", 100).value_or("").substr(0, 4), "lake");
  EXPECT_EQ(decoded_body(packed, "gzip", 2), std::nullopt);
}

TEST(RunningLines, AListIsNoHead) {
  std::vector<PageLines> pages;
  for (int page = 0; page < 4; ++page) {
    PageLines lines = {"Acts of the Council, page " + std::to_string(page + 1)};
    for (int i = 0; i < 20; ++i)
      lines.push_back("Decision " + std::to_string(page * 20 + i) + " was taken by vote");
    pages.push_back(lines);
  }
  remove_running_lines(pages);
  for (const PageLines& lines : pages) {
    EXPECT_EQ(lines.front(), "");
    EXPECT_THAT(lines[1], StartsWith("Decision"));
    EXPECT_THAT(lines.back(), StartsWith("Decision"));
  }
}

TEST(Html, TextOfScriptsAndShadowTrees) {
  const std::string stated =
      "<div id=app></div><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
      "\"headline\":\"A Lake\",\"articleBody\":\"" +
      kSentence + " " + kSentence + " " + kSentence + "\"}</script>";
  EXPECT_THAT(text_of("/a.html", "<html><body>" + stated + "</body></html>"),
              HasSubstr("delegations"));
  EXPECT_THAT(text_of("/a.html", "<html><body><x-page><template shadowrootmode=open><p>" +
                                     kSentence + "</p></template></x-page></body></html>"),
              HasSubstr("delegations"));
}

TEST(Sniff, PicturesAreNoText) {
  EXPECT_EQ(sniff_type("a", "\xFF\xD8\xFF\xE1 a long head of words that looks like text"),
            "image/jpeg");
  EXPECT_EQ(sniff_type("a", "<?xml version=\"1.0\"?><kml><name>Lake</name></kml>"), "text/xml");
  EXPECT_EQ(sniff_type("a", "<svg xmlns=\"x\"><text>logo</text></svg>"), "image/svg+xml");
}

TEST(Mail, PartsWithAnotherBoundaryAndJoinedLines) {
  const std::string head =
      "From: a@x.example\nTo: b@x.example\nSubject: Lake\nDate: Tue, 15 Mar 2022 10:00:00 +0000\n"
      "Message-ID: <1@x>\nMIME-Version: 1.0\n";
  EXPECT_THAT(
      text_of("/a.eml", head + "Content-Type: multipart/mixed; boundary=right\n\n--other\n"
                               "Content-Type: text/plain\n\nThe ferry is late today.\n--other--\n"),
      HasSubstr("ferry is late"));
  EXPECT_THAT(text_of("/a.eml", head + "Content-Type: text/plain; format=flowed; delsp=yes\n\n"
                                       "The fer \nry is late.\n"),
              HasSubstr("The ferry is late."));
}

}  // namespace
}  // namespace chancery::indexer
