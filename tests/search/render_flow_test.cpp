#include <gtest/gtest.h>

#include <sstream>

#include "chancery/utf8.h"
#include "search/render/flow.h"

namespace chancery::search {
namespace {

Style plain(size_t width = 80) {
  return Style{false, true, width};
}

std::string written(const Flow& flow, size_t first, size_t indent, size_t width = 0) {
  std::ostringstream out;
  flow.write(out, first, indent, width);
  return out.str();
}

size_t widest_line(const std::string& text) {
  size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, utf8::width(line));
  return widest;
}

TEST(Flow, WrapsWithAHangingIndent) {
  Flow flow(plain());
  flow.add("one two  three\nfour");
  EXPECT_EQ(written(flow, 1, 2, 12), " one two\n  three four\n");
}

TEST(Flow, MarksAreBracketsWithoutColour) {
  const std::string text = "a talk in Baku on borders";
  const std::vector<Mark> marks = {
      {{2, 6}, MarkKind::kWord}, {{10, 14}, MarkKind::kActor}, {{18, 25}, MarkKind::kIssue}};
  Flow flow(plain());
  flow.add(text, marks);
  EXPECT_EQ(written(flow, 0, 0), "a [talk] in ‹Baku› on «borders»\n");
  Flow ascii(Style{false, false, 80});
  ascii.add(text, marks);
  EXPECT_EQ(written(ascii, 0, 0), "a [talk] in <Baku> on {borders}\n");
  Flow color(Style{true, true, 80});
  color.add(text, marks);
  EXPECT_EQ(written(color, 0, 0),
            "a \033[1;33mtalk\033[0m in \033[1;36mBaku\033[0m on \033[1;35mborders\033[0m\n");
}

TEST(Flow, MarkInsideAWordDoesNotSplitIt) {
  Flow flow(plain());
  flow.add("Azerbaijan's", {{{0, 10}, MarkKind::kActor}});
  EXPECT_EQ(written(flow, 0, 0), "‹Azerbaijan›'s\n");
}

TEST(Flow, ColourEndsWithTheLineAndBeginsAgain) {
  Flow flow(Style{true, true, 80});
  flow.add("border delimitation", {{{0, 19}, MarkKind::kIssue}});
  EXPECT_EQ(written(flow, 0, 2, 14), "\033[1;35mborder\033[0m\n  \033[1;35mdelimitation\033[0m\n");
}

TEST(Flow, MarksBeyondTheTextAreCut) {
  Flow flow(plain());
  flow.add("abc", {{{1, 99}, MarkKind::kWord}, {{200, 300}, MarkKind::kActor}});
  EXPECT_EQ(written(flow, 0, 0), "a[bc]\n");
}

TEST(Flow, NothingActsOnTheTerminal) {
  Flow flow(plain());
  flow.add("\x1b[31mred\x07 \u202Eabc\u2028\xff", {{{0, 5}, MarkKind::kWord}});
  const std::string text = written(flow, 0, 0);
  for (size_t pos = 0; pos + 1 < text.size();) EXPECT_TRUE(utf8::is_inert(utf8::next(text, pos)));
}

TEST(Flow, DoubleWidthTextFillsTheLineAndNoMore) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "和平谈判，";
  Flow flow(plain());
  flow.add(text);
  const std::string shown = written(flow, 4, 4, 40);
  EXPECT_LE(widest_line(shown), 42u);  // a comma may hang over
  EXPECT_GE(widest_line(shown), 39u);
  EXPECT_EQ(shown.find("\n    ，"), std::string::npos);
}

TEST(Flow, ThaiBreaksBetweenWords) {
  Flow flow(plain());
  flow.add("การเจรจาสันติภาพ");  // "peace negotiations": two words
  EXPECT_EQ(written(flow, 0, 0, 10), "การเจรจา\nสันติภาพ\n");
}

TEST(Flow, LongWordsAreCut) {
  Flow flow(plain());
  flow.add("x " + std::string(10000, 'a') + " y");
  EXPECT_LE(widest_line(written(flow, 0, 4, 40)), 40u);
}

TEST(Flow, NarrowTerminalGivesUpTheIndent) {
  Flow flow(plain(5));
  flow.add("some words that go on");
  EXPECT_LE(widest_line(written(flow, 0, 15)), 20u);
}

TEST(Flow, UnbrokenTextStaysTogether) {
  Flow flow(plain());
  flow.add_unbroken("peace talks");
  flow.space();
  flow.add_unbroken("border delimitation");
  EXPECT_EQ(written(flow, 0, 0, 20), "peace talks\nborder delimitation\n");
}

TEST(Flow, UnbrokenTextThatIsTooLongBreaksAtItsSpaces) {
  Flow flow(plain());
  flow.add_unbroken("Organization for Security and Co-operation in Europe");
  flow.separate("·");
  flow.add_unbroken("Armenia ×3");
  EXPECT_EQ(written(flow, 2, 2, 30),
            "  Organization for Security\n  and Co-operation in Europe ·\n  Armenia ×3\n");
}

TEST(Flow, ASeparatorNeverBeginsALine) {
  for (size_t width = 12; width < 40; ++width) {
    Flow flow(plain());
    flow.separate("·");  // before anything: nothing
    for (const char* part : {"peace talks", "borders", "enclaves", "war"}) {
      flow.separate("·");
      flow.add_unbroken(part);
    }
    const std::string text = written(flow, 0, 0, width);
    EXPECT_EQ(text.find("\n·"), std::string::npos) << text;
    EXPECT_FALSE(text.starts_with("·")) << text;
    EXPECT_LE(widest_line(text), width) << text;
  }
}

TEST(Flow, WrapsOneText) {
  EXPECT_EQ(wrapped("one two three", plain(20), 2, 4), "  one two three\n");
  EXPECT_EQ(wrapped("a sentence that goes on and on", plain(20), 2, 4),
            "  a sentence that\n    goes on and on\n");
}

TEST(Flow, CountsItsLines) {
  Flow flow(plain());
  std::ostringstream out;
  EXPECT_EQ(flow.write(out, 0, 0), 0u);
  flow.add("aaa bbb ccc");
  EXPECT_EQ(flow.write(out, 0, 0, 7), 2u);
  EXPECT_EQ(flow.width(), 11u);
}

}  // namespace
}  // namespace chancery::search
