#include "chancery/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "chancery/utf8.h"

namespace chancery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> out;
  for (const Sentence& sentence : split_sentences(text)) {
    out.emplace_back(text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin));
  }
  return out;
}

std::vector<bool> paragraph_starts(std::string_view text) {
  std::vector<bool> out;
  for (const Sentence& sentence : split_sentences(text)) out.push_back(sentence.paragraph);
  return out;
}

TEST(Sentences, EndAtMarks) {
  EXPECT_THAT(sentences("Talks began. Did they end? No! They go on"),
              ElementsAre("Talks began.", "Did they end?", "No!", "They go on"));
}

TEST(Sentences, OfNothingAreNone) {
  EXPECT_THAT(sentences(""), IsEmpty());
  EXPECT_THAT(sentences(" \n\n\t "), IsEmpty());
}

TEST(Sentences, KeepTheQuotesBehindTheMark) {
  EXPECT_THAT(sentences("He said: \"No.\" She left. (So did he.) “Yes.” End."),
              ElementsAre("He said: \"No.\"", "She left.", "(So did he.)", "“Yes.”", "End."));
}

TEST(Sentences, KeepFootnoteMarks) {
  EXPECT_THAT(sentences("It was war.[12] Then peace."),
              ElementsAre("It was war.[12]", "Then peace."));
}

class Joined : public ::testing::TestWithParam<const char*> {};

TEST_P(Joined, IsOneSentence) {
  EXPECT_THAT(sentences(GetParam()), ElementsAre(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Sentences, Joined,
                         ::testing::Values("He met Gen. Petraeus and Mr. Smith today.",
                                           "The U.S. Congress voted.", "A U.N. envoy came.",
                                           "Resolution No. 5 was adopted.", "George W. Bush spoke.",
                                           "It cost 3.5 million.", "States, e.g. Armenia, agree.",
                                           "12. The Council decides.", "On Mar. 10 they met.",
                                           "It fell ... then rose.", "They asked why? and left.",
                                           "See www.example.org for more.",
                                           "Тогда профессор Л. Дубов ушёл.",
                                           "Это было в 1965 г. по старому стилю."));

TEST(Sentences, NoAndMarEndOneBeforeAWord) {
  EXPECT_THAT(sentences("They said no. The talks ended."),
              ElementsAre("They said no.", "The talks ended."));
}

TEST(Sentences, InitialsEndOneBeforeAWordThatBeginsSentences) {
  EXPECT_THAT(sentences("He left the U.S. The war went on."),
              ElementsAre("He left the U.S.", "The war went on."));
}

TEST(Sentences, EndAtMarksOfOtherScripts) {
  EXPECT_THAT(sentences("谈判开始。战争结束！"), ElementsAre("谈判开始。", "战争结束！"));
  EXPECT_THAT(sentences("هل بدأت؟ نعم"), ElementsAre("هل بدأت؟", "نعم"));
  EXPECT_THAT(sentences("बात हुई। फिर"), ElementsAre("बात हुई।", "फिर"));
}

TEST(Sentences, EllipsisBeforeASmallLetterGoesOn) {
  EXPECT_THAT(sentences("They waited… and waited… Then left."),
              ElementsAre("They waited… and waited…", "Then left."));
}

TEST(Sentences, BlankLinesEndParagraphs) {
  const char* text = "First line\nof one. Second.\n\nNext one\r\n\r\nLast";
  EXPECT_THAT(sentences(text), ElementsAre("First line\nof one.", "Second.", "Next one", "Last"));
  EXPECT_THAT(paragraph_starts(text), ElementsAre(true, false, true, true));
}

TEST(Sentences, ListItemsStandAlone) {
  EXPECT_THAT(sentences("Points\n- first\n- second"), ElementsAre("Points", "- first", "- second"));
}

TEST(Sentences, AParagraphWithoutMarksIsOne) {
  EXPECT_THAT(sentences("A heading\n\nText."), ElementsAre("A heading", "Text."));
}

TEST(Sentences, LongRunsAreCutAtASpace) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "word ";
  const auto parts = split_sentences(text);
  ASSERT_GT(parts.size(), 2U);
  for (const Sentence& part : parts) {
    EXPECT_LE(part.span.end - part.span.begin, 1000U);
    EXPECT_EQ(text.substr(part.span.end - 4, 4), "word");
  }
}

TEST(Sentences, LongRunsWithoutSpacesAreCutAtACharacter) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "中";
  std::string all;
  for (const std::string& part : sentences(text)) {
    EXPECT_TRUE(utf8::is_valid(part));
    all += part;
  }
  EXPECT_EQ(all, text);
}

TEST(Sentences, CoverAllThatIsNotWhiteSpaceInOrder) {
  const std::string text =
      " A b.\t\"C?\" d e… F!\n\n\n- g\n   h.i j.  K\xFF\xC3 l\0m. N\n* o (p.) Q"
      "\xE3\x80\x82R";
  uint32_t last = 0;
  for (const Sentence& sentence : split_sentences(text)) {
    ASSERT_LE(last, sentence.span.begin);
    ASSERT_LT(sentence.span.begin, sentence.span.end);
    for (uint32_t i = last; i < sentence.span.begin; ++i) EXPECT_TRUE(std::isspace(text[i])) << i;
    last = sentence.span.end;
  }
  EXPECT_EQ(text.find_first_not_of(" \n\t", last), std::string::npos);
}

}  // namespace
}  // namespace chancery
