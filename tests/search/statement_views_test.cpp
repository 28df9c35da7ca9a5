// Statements as tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "chancery/utf8.h"
#include "search/render/json.h"
#include "search/render/views.h"

namespace chancery::search {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

StatementLine line_of(size_t side, std::string date, std::string speaker, std::string said) {
  StatementLine line;
  line.side = side;
  line.date = std::move(date);
  line.speaker_name = std::move(speaker);
  line.said = std::move(said);
  line.path = "/articles/notes-of-spring.txt";
  line.act = "opposes";
  line.paragraph = 3;
  return line;
}

View view_of_statements(ViewKind kind) {
  View view;
  view.kind = kind;
  view.subject = "Armenia, Azerbaijan";
  view.total = view.looked_at = 3;
  view.lines_total = 3;
  view.sides = {{"Armenia", 1, 2}, {"Azerbaijan", 2, 1}};
  view.statements = {line_of(0, "2021-03-01", "Armenia", "the corridor is no road"),
                     line_of(1, "2021-03-01", "Bo Ek", "the corridor will be built"),
                     line_of(0, "2022-05-09", "Armenia", "nobody asked us")};
  view.statements[0].against_it = {"cannot accept"};
  view.statements[0].for_it = {"welcomes"};
  return view;
}

std::string shown(const View& view, const Style& style) {
  std::ostringstream out;
  write_view(out, view, style, false);
  return out.str();
}

TEST(StatementViews, BothSidesOfADayStandBesideEachOther) {
  const std::string text = shown(view_of_statements(ViewKind::kCompare), Style{false, true, 110});
  EXPECT_THAT(text, HasSubstr("what Armenia, Azerbaijan say\n"));
  std::istringstream lines(text);
  std::string line, day;
  while (std::getline(lines, line)) {
    if (line.starts_with("  2021-03-01")) day = line;
    if (line.find("the corridor is no road") != std::string::npos) {
      EXPECT_THAT(line, HasSubstr("the corridor will be built"));
    }
  }
  EXPECT_THAT(day, HasSubstr("opposes · notes-of-spring ¶3"));
  EXPECT_THAT(day, HasSubstr("Bo Ek: opposes"));
  EXPECT_THAT(text, HasSubstr("‹Armenia›: 2 statements"));
  EXPECT_THAT(text, HasSubstr("[for: welcomes; against: cannot accept]"));
  EXPECT_THAT(text, HasSubstr("3 statements in 3 hits"));
}

TEST(StatementViews, ANarrowWindowHasThemBelowEachOther) {
  const std::string text = shown(view_of_statements(ViewKind::kCompare), Style{false, true, 60});
  EXPECT_THAT(text, HasSubstr("2021-03-01 Azerbaijan · Bo Ek: opposes"));
  EXPECT_LT(text.find("no road"), text.find("will be built"));
}

TEST(StatementViews, WordsForAndAgainstAreCounted) {
  EXPECT_THAT(shown(view_of_statements(ViewKind::kSaid), Style{false, true, 200}),
              HasSubstr("opposes   +1 -1 the corridor is no road"));
  EXPECT_THAT(shown(view_of_statements(ViewKind::kSaid), Style{false, true, 80}),
              HasSubstr("[for: welcomes; against: cannot accept]"));
}

TEST(StatementViews, FitEveryWidthAndAreInert) {
  for (const ViewKind kind : {ViewKind::kSaid, ViewKind::kCompare}) {
    View view = view_of_statements(kind);
    view.sides[0].name = std::string(90, 'n');
    view.statements[0].speaker_name = std::string(120, 's');
    view.statements[0].said = "会议 " + std::string(900, 'x') + "\x1b]0;owned\x07";
    view.statements[0].for_it = {std::string(300, 'w') + "\x1b"};
    view.statements[1].path = "/a/" + std::string(200, 'p');
    for (const bool unicode : {true, false}) {
      for (const size_t width : {40, 80, 200}) {
        std::istringstream lines(shown(view, Style{false, unicode, width}));
        for (std::string line; std::getline(lines, line);) {
          EXPECT_LE(utf8::width(line), width) << line;
          EXPECT_EQ(line.find('\x1b'), std::string::npos);
        }
      }
    }
  }
}

TEST(StatementViews, AsData) {
  const View view = view_of_statements(ViewKind::kCompare);
  const nlohmann::ordered_json json = view_json(view);
  EXPECT_EQ(json["view"], "compare");
  EXPECT_EQ(json["sides"].dump(), R"([{"name":"Armenia","total":1,"places":2},)"
                                  R"({"name":"Azerbaijan","total":2,"places":1}])");
  EXPECT_EQ(json["statements"][1]["side"], 1);
  EXPECT_EQ(json["statements"][0]["against"].dump(), R"(["cannot accept"])");
  std::ostringstream csv;
  write_view_csv(csv, view);
  EXPECT_THAT(csv.str(), HasSubstr("rank,for,against\r\nArmenia,2021-03-01,"));
  EXPECT_THAT(csv.str(), HasSubstr(",welcomes,cannot accept\r\n"));
  std::ostringstream said;
  write_view_csv(said, view_of_statements(ViewKind::kSaid));
  EXPECT_THAT(said.str(), Not(HasSubstr("side,")));
}

}  // namespace
}  // namespace chancery::search
