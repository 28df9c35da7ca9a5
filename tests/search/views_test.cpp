#include "search/render/views.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "chancery/utf8.h"
#include "search/render/json.h"
#include "tests/search/fake_source.h"

namespace chancery::search {
namespace {

View view_of(ViewKind kind) {
  testing::FakeSource source;
  ViewRequest request;
  request.kind = kind;
  request.subject = "borders";
  return source.view("corridor", request);
}

std::string shown(const View& view, Style style = {}, bool numbered = false) {
  std::ostringstream out;
  write_view(out, view, style, numbered);
  return out.str();
}

std::string csv(const View& view) {
  std::ostringstream out;
  write_view_csv(out, view);
  return out.str();
}

constexpr ViewKind kAll[] = {ViewKind::kTimeline, ViewKind::kMatrix, ViewKind::kWho,
                             ViewKind::kWhat,     ViewKind::kPairs,  ViewKind::kKwic};

TEST(Views, AMatrixHasShadesAndCounts) {
  const std::string text = shown(view_of(ViewKind::kMatrix), {}, true);
  EXPECT_NE(text.find("a peace talks"), std::string::npos) << text;
  EXPECT_NE(text.find("   1 Azerbaijan ██ 20"), std::string::npos) << text;
  EXPECT_NE(text.find("   2 Armenia    ▒▒ 9"), std::string::npos) << text;
}

TEST(Views, LongNamesOfIssuesStandBelowAMatrix) {
  View view = view_of(ViewKind::kMatrix);
  view.matrix.issues[0].label = "settlement of all the conflicts";
  const std::string text = shown(view, Style{false, true, 80}, true);
  EXPECT_NE(text.find("a        b\n"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("\n  a settlement of all the conflicts · b enclaves\n")) << text;
}

TEST(Views, MatchesOfAConcordanceStandBelowEachOther) {
  View view = view_of(ViewKind::kKwic);
  view.lines = {view.lines[0], view.lines[0], view.lines[0]};
  view.lines[1].left = "a 会议 b ";
  view.lines[2].left = "שלום ";
  view.lines[0].left = "would connect ";
  const std::string text = shown(view);
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  std::set<size_t> columns;
  for (int i = 0; i < 3; ++i) {
    std::getline(lines, line);
    columns.insert(utf8::width(line.substr(0, line.find('['))));
    EXPECT_TRUE(line.starts_with("  1 ")) << "the source: " << line;
  }
  EXPECT_EQ(columns.size(), 1U) << text;
}

TEST(Views, FitEveryWidth) {
  for (const ViewKind kind : kAll) {
    View view = view_of(kind);
    view.counts.values[0].label = std::string(300, 'x');
    view.matrix.actors[0].label =
        "会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议会议";
    view.lines[0].left = std::string(400, 'y');
    view.lines[0].right = std::string(400, 'z');
    for (const size_t width : {40, 80, 200}) {
      std::istringstream lines(shown(view, Style{false, true, width}, true));
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(utf8::width(line), width) << line;
    }
  }
}

TEST(Views, WithoutUnicodeAreAscii) {
  for (const ViewKind kind : kAll) {
    View view = view_of(kind);
    view.counts.values[0].label = std::string(300, 'x');
    for (const unsigned char c : shown(view, Style{false, false, 80}, true)) EXPECT_LT(c, 0x80);
  }
}

TEST(Views, SayWhatTheyLeaveOut) {
  View timeline = view_of(ViewKind::kTimeline);
  timeline.undated = 3;
  EXPECT_NE(shown(timeline).find("3 hits without a date of their own"), std::string::npos);
  View kwic = view_of(ViewKind::kKwic);
  kwic.total = 2000;
  kwic.looked_at = 1000;
  kwic.lines_total = 1;
  EXPECT_NE(shown(kwic).find("1 place in the first 1,000 of 2,000 hits"), std::string::npos)
      << shown(kwic);
}

TEST(Views, AMatrixThatIsWiderThanTheWindowStandsInTablesBelowEachOther) {
  View wide = view_of(ViewKind::kMatrix);
  wide.matrix.issues.resize(20, {"enclaves", "enclaves", 3});
  for (auto& row : wide.matrix.counts) row.resize(20, 1);
  const std::string name = "Democratic Republic of the Congo and its neighbours";
  wide.matrix.actors[1].label = name;
  for (const size_t width : {40U, 80U, 200U}) {
    const std::string text = shown(wide, Style{false, true, width});
    EXPECT_NE(text.find("t enclaves"), std::string::npos) << text;
    std::string unwrapped = text;
    for (size_t at = 0; (at = unwrapped.find("\n    ", at)) != std::string::npos;)
      unwrapped.replace(at, 5, " ");
    EXPECT_NE(unwrapped.find(name), std::string::npos) << text;
    size_t tables = 0;
    for (size_t at = 0; (at = text.find("Azerbaijan", at)) != std::string::npos; ++at) ++tables;
    EXPECT_GE(tables, width < 200 ? 2U : 1U) << text;
  }
}

TEST(Views, SayWhyThereIsNothing) {
  for (const ViewKind kind : kAll) {
    View view = view_of(kind);
    view.counts.values.clear();
    view.matrix = {};
    view.lines.clear();
    const std::string some = shown(view);
    view.total = 0;
    EXPECT_NE(shown(view), some);
    EXPECT_EQ(some.find("nothing is found"), std::string::npos);
    EXPECT_TRUE(some.ends_with("\n") && some.starts_with("  ")) << some;
  }
}

TEST(Views, HeadingsAreWrappedNotCut) {
  View view = view_of(ViewKind::kWho);
  view.subject = "settlement of all the conflicts of the region";
  const std::string text = shown(view, Style{false, true, 40});
  EXPECT_NE(text.find("the conflicts of the region\n"), std::string::npos) << text;
}

TEST(Views, RowsThatATableLeavesEmptyAreLeftOut) {
  View view = view_of(ViewKind::kMatrix);
  view.matrix.issues.resize(8, {"enclaves", "enclaves", 3});
  for (auto& row : view.matrix.counts) row.assign(8, 1);
  view.matrix.counts[0] = {0, 0, 0, 0, 0, 0, 0, 1};
  const std::string narrow = shown(view, Style{false, true, 40}, true);
  const size_t first = narrow.find("1 Azerbaijan");
  EXPECT_NE(first, std::string::npos) << narrow;
  EXPECT_EQ(narrow.find("1 Azerbaijan", first + 1), std::string::npos) << narrow;
  EXPECT_NE(shown(view, Style{false, true, 110}, true).find("1 Azerbaijan"), std::string::npos);
}

TEST(Views, AreInert) {
  const std::string evil = "a\x1b]0;owned\x07\u202Eb";
  for (const ViewKind kind : kAll) {
    View view = view_of(kind);
    view.subject = view.query = evil;
    view.counts.values[0] = {evil, evil, 3};
    view.matrix.actors[0] = view.matrix.issues[0] = {evil, evil, 3};
    KwicLine& line = view.lines[0];
    line.left = line.match = line.right = line.title = line.path = evil;
    const std::string text = shown(view, {}, true) + csv(view) + dump_json(view_json(view));
    for (size_t pos = 0; pos < text.size();) {
      const char32_t c = utf8::next(text, pos);
      EXPECT_TRUE(c == '\n' || c == '\r' || utf8::is_inert(c)) << static_cast<uint32_t>(c);
    }
  }
}

TEST(Views, AsCsv) {
  EXPECT_EQ(csv(view_of(ViewKind::kWho)),
            "field,value,label,count\r\nactor,aze,Azerbaijan,51\r\nactor,arm,Armenia,44\r\n");
  EXPECT_TRUE(csv(view_of(ViewKind::kMatrix))
                  .starts_with("actor,actor_name,issue,issue_name,documents\r\n"
                               "aze,Azerbaijan,peace-talks,peace talks,20\r\n"));
  EXPECT_NE(csv(view_of(ViewKind::kKwic)).find("1,/articles/1.txt,"), std::string::npos);
}

}  // namespace
}  // namespace chancery::search
