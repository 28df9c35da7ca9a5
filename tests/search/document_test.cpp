#include "search/render/document.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/search/answer_fixture.h"

namespace chancery::search {
namespace {

std::string line_of(const std::string& text, size_t number) {
  std::istringstream lines(text);
  std::string line;
  for (size_t i = 0; i < number; ++i) std::getline(lines, line);
  return line;
}

TEST(Document, KnowsTheLineOfASentence) {
  Record record = testing::peace_talks();
  record.text.clear();
  for (int i = 0; i < 50; ++i) {
    record.text += "Paragraph " + std::to_string(i) + " has a first sentence of some length. ";
    record.text += "Here is sentence target" + std::to_string(i) + " of that paragraph.\n\n";
  }
  for (size_t width : {30, 60, 110}) {
    for (int i : {0, 7, 49}) {
      const std::string wanted = "target" + std::to_string(i) + " ";
      const size_t focus = record.text.find(wanted);
      const std::vector<Mark> marks = {
          {{static_cast<uint32_t>(focus), static_cast<uint32_t>(focus + 6)}, MarkKind::kWord}};
      const ShownDocument shown = show_document(record, marks, focus, Style{false, true, width});
      EXPECT_NE(line_of(shown.text, shown.line).find("[target]" + std::to_string(i)),
                std::string::npos)
          << width << ' ' << i << ": " << line_of(shown.text, shown.line);
    }
  }
}

TEST(Document, MarksEveryParagraph) {
  const Record record = testing::peace_talks();
  const ShownDocument shown =
      show_document(record,
                    {testing::mark_of(record.text, "talks", MarkKind::kIssue),
                     testing::mark_of(record.text, "Azerbaijan", MarkKind::kActor)},
                    0, Style{});
  EXPECT_NE(shown.text.find("The «talks» began"), std::string::npos);
  EXPECT_NE(shown.text.find("‹Azerbaijan›"), std::string::npos);
}

TEST(Document, MayBeEmpty) {
  EXPECT_NE(show_document({}, {}, 0, Style{}).text.find("(no text)"), std::string::npos);
  Record record;
  record.text = "\n\n\n\nx\n\n";
  EXPECT_NO_THROW(show_document(record, {}, 99, Style{}));
}

}  // namespace
}  // namespace chancery::search
