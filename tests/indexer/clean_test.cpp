#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/clean/phrases.h"
#include "indexer/clean/plain_text.h"

namespace chancery::indexer {
namespace {

constexpr const char* kBody =
    "The two governments met in the spring and agreed on nothing but the date of the next meeting, "
    "which was put off twice.";
constexpr const char* kMore =
    "Their neighbours had hoped for more, and said so in public before the delegations had left "
    "the hotel by the lake.";

std::string cleaned(const std::string& text) {
  Clues clues;
  return clean_plain_text(text, clues);
}

TEST(Strings, CollapseSpaces) {
  EXPECT_EQ(collapse_spaces("  a \u00A0 b\t\tc\n"), "a b c");
  EXPECT_EQ(collapse_spaces("one two three"), "one two three");
  EXPECT_EQ(collapse_spaces("«é  è»"), "«é è»");
  EXPECT_EQ(collapse_spaces(""), "");
}

TEST(Strings, EndsSentence) {
  EXPECT_TRUE(ends_sentence("He said \u201Cno.\u201D"));
  EXPECT_TRUE(ends_sentence("是。"));
  EXPECT_FALSE(ends_sentence("A heading"));
  EXPECT_FALSE(ends_sentence("A heading:"));
}

TEST(Phrases, KindsOfLines) {
  EXPECT_EQ(classify_line("top of page"), LineKind::kChrome);
  EXPECT_EQ(classify_line("Share on Facebook   Share on X   Copy link"), LineKind::kChrome);
  EXPECT_EQ(classify_line("[Save] [Gift this article]"), LineKind::kChrome);
  EXPECT_EQ(classify_line("Home | About | Contact"), LineKind::kBar);
  EXPECT_EQ(classify_line("Photo by A. B. Claude/Agence via Stock"), LineKind::kCredit);
  EXPECT_EQ(classify_line("A boat in the strait. Photo: C. Deer / Delta"), LineKind::kCredit);
  EXPECT_EQ(classify_line("12 Comments"), LineKind::kComments);
  EXPECT_EQ(classify_line("We use cookies to improve your experience."), LineKind::kCookies);
  EXPECT_EQ(classify_line("Continue reading the full article at the Delta Council."),
            LineKind::kContinue);
  EXPECT_EQ(classify_line("You may also like"), LineKind::kRelated);
  EXPECT_EQ(classify_line("Das könnte Sie auch interessieren"), LineKind::kRelated);
  EXPECT_EQ(classify_line("À lire aussi : Un détroit calme"), LineKind::kRelated);
  EXPECT_EQ(classify_line("Читайте также"), LineKind::kRelated);
  EXPECT_EQ(classify_line("Ähnliche Beiträge:"), LineKind::kRelated);
  EXPECT_EQ(classify_line("This slideshow requires JavaScript."), LineKind::kChrome);
  EXPECT_EQ(classify_line("Partager sur Facebook"), LineKind::kChrome);
}

TEST(Phrases, SentencesAreText) {
  for (const char* line :
       {"(c) To end the jurisdiction of the neighbour over the canal;",
        "The photo by the gate was taken in May.",
        "Comments by the minister were not well received in the capital.", "[Laughter]",
        "Armenia | Azerbaijan", "Share prices fell on Friday.", kBody})
    EXPECT_EQ(classify_line(line), LineKind::kText) << line;
}

TEST(Phrases, LinesThatBreakOff) {
  for (const char* line : {"On behalf of the", "As a Vice-", "The", "Au nom du", "In this"})
    EXPECT_TRUE(breaks_off(line)) << line;
  for (const char* line : {"Vitamin A", "A Deal to Believe In", "What the talks are about", "",
                           "The neighbours and Los", "Talks -", "border"})
    EXPECT_FALSE(breaks_off(line)) << line;
}

TEST(Phrases, LastSentenceThatLeadsElsewhere) {
  std::string_view text =
      "They will meet again. Continue reading the full article at the Delta Council.";
  EXPECT_TRUE(strip_continue_reading(text));
  EXPECT_EQ(text, "They will meet again.");
  text = "The judge told him to continue reading the statement.";
  EXPECT_FALSE(strip_continue_reading(text));
}

TEST(PlainText, ASavedPageLosesItsChrome) {
  Clues clues;
  const std::string text =
      clean_plain_text(std::string("top of page\n\nHome\nAbout\nResearch\n\nA Quiet Strait: Who "
                                   "Pays for Peace\n\nUpdated: Mar 10\n\n"
                                   "Ada Marlow | Published at The River Institute (TRI)\n\n") +
                           kBody + "\n\nPhoto by C. DEER/Agence via Stock Pictures\n\n" + kMore +
                           " Continue reading the full article at the River Institute.\n\n"
                           "To cite this article, use the following reference: Ada Marlow, \"A "
                           "Quiet Strait: Who Pays for Peace,\"River Institute, "
                           "August 3, 2021.\n\nComments\n\n\nbottom of page",
                       clues);
  EXPECT_EQ(text, std::string(kBody) + "\n\n" + kMore);
  EXPECT_EQ(clues.title, "A Quiet Strait: Who Pays for Peace");
}

TEST(PlainText, TheHeadlineStandsBelowTheSitesName) {
  Clues clues;
  const std::string text = clean_plain_text(
      std::string(
          "DELTA COURIER\nNews  Business  Voices  Cricket  Tides\n\nVoices\n\n"
          "Nobody goes thirsty below the dam\n\nPublished: 12 March 2024\nBy Ada Marlow\n\n") +
          kBody + "\n\n" + kMore,
      clues);
  EXPECT_EQ(clues.title, "Nobody goes thirsty below the dam");
  EXPECT_EQ(text, std::string(kBody) + "\n\n" + kMore);
}

// Capitals are looked for in any alphabet, and names of sites are cut between letters.
TEST(PlainText, TheHeadlineStandsBelowTheSitesNameInAnyAlphabet) {
  Clues clues;
  clean_plain_text(
      std::string("ВЕСТНИК ДЕЛЬТЫ\nНовости  Дело  Мнения  Крикет  Приливы\n\nМнения\n\n"
                  "Ниже плотины никто не страдает от жажды\n\nPublished: 12 March 2024\n"
                  "By Ada Marlow\n\n") +
          kBody + "\n\n" + kMore,
      clues);
  EXPECT_EQ(clues.title, "Ниже плотины никто не страдает от жажды");
  for (const auto& [source, publisher] : clues.publishers)
    EXPECT_EQ(publisher, utf8::repaired(publisher));
}

TEST(PlainText, ADayStandsByItselfBelowTheTitleInAnyScript) {
  for (const std::string_view text :
       {"条約についての会議が開かれた\n2023年3月15日\n\n大臣たちは橋について話し合い、合意したと述"
        "べた。\n",
        "部长们讨论大桥问题\n2023年3月15日 北京\n\n部长们说他们同意明年建造大桥。\n",
        "اجتماع الوزراء حول الجسر\n15 مارس 2023\n\nقال الوزراء إنهم اتفقوا على بناء الجسر.\n",
        "Talks on the bridge\n15 March 2023, Oslo\n\nThe ministers met in the morning.\n",
        "Talks on the bridge\n\nOSLO, 15 March 2023 (Reuters) -\n\nThe ministers met.\n",
        "Talks on the bridge\n\n15-MAR-2023 00:02:59.13RM\n\nThe ministers met.\n",
        "Talks on the bridge\n\n15-MAR-2023 02:17:09.88T C G\n\nThe ministers met.\n",
        "Rozmowy o moście\n15 marca 2023 r.\n\nMinistrowie spotkali się rano.\n"}) {
    Clues clues;
    const std::string body = clean_plain_text(text, clues);
    ASSERT_EQ(clues.dates.size(), 1U) << text;
    EXPECT_EQ(clues.dates.front().second.iso(), "2023-03-15") << text;
    EXPECT_EQ(clues.title, text.substr(0, text.find('\n')));
    EXPECT_EQ(body.find("2023"), std::string::npos) << body;
  }
}

TEST(PlainText, CommentsAndLinksBelowAPageGo) {
  std::string page = "top of page\n\nA Quiet Strait\n\n";
  for (int i = 0; i < 4; ++i) page += std::string(kBody) + "\n\n";
  const std::string text = cleaned(page +
                                   "Related articles\nA Loud Strait\nThe Price of Rice\n\n2 "
                                   "Comments\n\nanna: I do not believe a word of it.\n");
  EXPECT_EQ(text.find("Rice"), text.npos);
  EXPECT_EQ(text.find("anna"), text.npos);
  EXPECT_TRUE(text.ends_with("put off twice."));
}

TEST(PlainText, WithoutChromeEveryWordStays) {
  const std::string speech =
      "On behalf of my delegation I wish to congratulate you on\nyour election to the presidency "
      "of this session and to\n"
      "assure you of our support.\nWe have followed with concern the events of this year in\nthe "
      "region to which my country "
      "belongs, and we say so.\n\nComments\n\n(c) The third item of a list stays too;\n\nMr. "
      "President, I thank you.\n";
  const std::string text = cleaned(speech);
  EXPECT_EQ(text,
            "On behalf of my delegation I wish to congratulate you on your election to the "
            "presidency of this session and to assure you of our support.\n\n"
            "We have followed with concern the events of this year in the region to which my "
            "country belongs, and we say so.\n\nComments\n\n"
            "(c) The third item of a list stays too;\n\nMr. President, I thank you.");
}

TEST(PlainText, ASentenceIsNoHeadline) {
  Clues clues;
  EXPECT_EQ(clean_plain_text(std::string(kBody) + "\n\n" + kMore, clues),
            std::string(kBody) + "\n\n" + kMore);
  EXPECT_EQ(clues.title, "");
  EXPECT_EQ(cleaned("Only one line"), "Only one line");
}

TEST(PlainText, TheBeginningOfASentenceIsNoHeadline) {
  const std::string wrapped =
      "Two governments\nand people of the lake, I should like to say how\nglad we are to be here "
      "again, where so much was\nagreed upon and so little of it was done.\n";
  for (const std::string& text :
       {"On behalf of the\n" + wrapped.substr(4), "Allow me\nto say for " + wrapped}) {
    Clues clues;
    EXPECT_THAT(clean_plain_text(text, clues), ::testing::StartsWith(text.substr(0, 5)));
    EXPECT_EQ(clues.title, "");
  }
  EXPECT_THAT(cleaned("On behalf of the\n" + wrapped.substr(4)),
              ::testing::StartsWith("On behalf of the governments and people"));
}

TEST(PlainText, TheFirstWordsSetApartAreNoHeadline) {
  const std::string body =
      "Africa has asked of this hall for many years, and I come\nto ask it once more on behalf of "
      "those who wait for an\nanswer at the lake and on the plain.\n";
  Clues clues;
  EXPECT_THAT(clean_plain_text("So it is what\n" + body, clues),
              ::testing::StartsWith("So it is what Africa has asked of this hall"));
  EXPECT_EQ(clues.title, "");
  Clues greek;
  EXPECT_THAT(clean_plain_text("Έτσι είναι αυτό που\n" + body, greek),
              ::testing::StartsWith("Έτσι είναι αυτό που Africa"));
  EXPECT_EQ(greek.title, "");
  for (const char* headline : {"OUR LAKE\n", "Our lake\n\n", "Our lake and its people\n"}) {
    Clues titled;
    EXPECT_THAT(clean_plain_text(headline + body, titled), ::testing::StartsWith("Africa has"));
    EXPECT_THAT(lower(titled.title), ::testing::HasSubstr("lake"));
  }
}

TEST(PlainText, WrappedLinesAreJoinedAndIndentsBegin) {
  const std::string wire =
      "COCOA HARVEST ENDS\n\n26-FEB-1987 15:01:01.79\n\nPORT, Feb 26 - Showers went on throughout "
      "the week in the\n"
      "zone of the cocoa trees, easing the drought that began in\nJanuary, a long-\nterm grower "
      "said in its review of the week.\n"
      "    The dry period means that the crop will be late this year\nand smaller than the last.\n";
  Clues clues;
  EXPECT_EQ(clean_plain_text(wire, clues),
            "PORT, Feb 26 - Showers went on throughout the week in the zone of the cocoa trees, "
            "easing the drought that began in January, a long-term "
            "grower said in its review of the week.\n\nThe dry period means that the crop will be "
            "late this year and smaller than the last.");
  EXPECT_EQ(clues.title, "COCOA HARVEST ENDS");
  ASSERT_EQ(clues.dates.size(), 1u);
  EXPECT_EQ(clues.dates[0].second.iso(), "1987-02-26");
}

TEST(PlainText, OneEndlessLineIsCutAtSpaces) {
  std::string line;
  while (line.size() < 1'000'000) line += "word ";
  const std::string text = cleaned(line);
  EXPECT_NE(text.find("\n\n"), text.npos);
  EXPECT_EQ(text.find("wo\n"), text.npos);
  EXPECT_EQ(count_words(text), line.size() / 5);
}

// Lines of a wrapped text with `numbers` between its pages, each of which breaks off in a sentence.
std::string scanned(const std::vector<std::string>& numbers, const std::string& gap) {
  std::string text;
  for (const std::string& number : numbers) {
    for (int i = 0; i < 6; ++i)
      text += "The delegations of the northern ports spoke about the price of salt\n";
    text += "and asked the other side to come back to the table which they had\n";
    text += number + "\n" + gap + "left in the spring of the year before, when the ice was thin.\n";
  }
  return text;
}

TEST(PageNumbers, GoAndTheSentencesTheyPartAreWhole) {
  for (const char* gap : {"", "\n", "\n\n\n"}) {
    Clues clues;
    const std::string text = clean_plain_text(scanned({"11", "12", "- 13 -"}, gap), clues);
    EXPECT_THAT(text, ::testing::Not(::testing::ContainsRegex("1[123]"))) << gap;
    EXPECT_THAT(text, ::testing::HasSubstr("which they had left in the spring"));
  }
}

TEST(PageNumbers, ThatDoNotCountOnStay) {
  for (const std::vector<std::string>& numbers :
       {std::vector<std::string>{"1975", "340", "12"}, {"11", "15", "19"}, {"007", "008"}}) {
    Clues clues;
    const std::string text = clean_plain_text(scanned(numbers, ""), clues);
    for (const std::string& number : numbers) EXPECT_THAT(text, ::testing::HasSubstr(number));
  }
}

TEST(PageNumbers, OfChaptersStay) {
  std::string text;
  for (const char* number : {"1", "2", "3"}) {
    text += std::string(number) + "\n\n";
    for (int i = 0; i < 6; ++i)
      text += "The delegations of the northern ports spoke about the price of salt\n";
    text += "and nothing came of it.\n\n";
  }
  Clues clues;
  const std::string clean = clean_plain_text(text, clues);
  EXPECT_THAT(clean, ::testing::HasSubstr("\n\n2\n\n"));
  EXPECT_THAT(clean, ::testing::HasSubstr("\n\n3\n\n"));
}

TEST(PageNumbers, ALoneOneGoesAtTheFootOfAPage) {
  Clues clues;
  EXPECT_THAT(clean_plain_text(scanned({"12"}, "\n"), clues),
              ::testing::HasSubstr("which they had left in the spring"));
  EXPECT_THAT(clean_plain_text(scanned({"12"}, ""), clues), ::testing::HasSubstr("had 12 left"));
}

}  // namespace
}  // namespace chancery::indexer
