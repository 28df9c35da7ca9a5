// Statements of two sides beside each other, those of a day in one row:
//
//              Armenia                       Azerbaijan
//   2020-11-10 rejects · LIBRARY-FILE ¶ 3    Ilham Aliyev: says · OTHER-FILE ¶ 2
//              the corridor through Syunik   the road will be opened
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>

#include "chancery/utf8.h"
#include "search/render/flow.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"
#include "search/render/pictures.h"
#include "search/render/statement_text.h"

namespace chancery::search {

namespace {

constexpr size_t kMargin = 2, kDayColumn = 11, kGutter = 2;
constexpr size_t kLeastColumn = 30, kWidestColumn = 80;
constexpr size_t kSaidLines = 4, kSourceColumns = 28;

class Comparing {
 public:
  Comparing(std::ostream& out, const View& view, const Style& style) : out_(out), view_(view) {
    style_ = style;
    plain_ = style;
    plain_.color = false;
    const size_t used = kMargin + kDayColumn + kGutter + 1;
    const size_t room = style.width > used ? style.width - used : 0;
    column_ = std::min(room / 2, kWidestColumn);
  }

  void write() {
    if (column_ < kLeastColumn) return write_below();
    write_heads();
    std::vector<const StatementLine*> sides[2];
    for (size_t i = 0; i < view_.statements.size();) {
      const std::string& day = view_.statements[i].date;
      for (std::vector<const StatementLine*>& side : sides) side.clear();
      for (; i < view_.statements.size() && view_.statements[i].date == day; ++i) {
        sides[view_.statements[i].side == 0 ? 0 : 1].push_back(&view_.statements[i]);
      }
      for (size_t row = 0; row < std::max(sides[0].size(), sides[1].size()); ++row) {
        const auto cell = [&](const std::vector<const StatementLine*>& side) {
          return row < side.size() ? lines_of(*side[row]) : std::vector<std::string>();
        };
        write_row(day.empty() ? "undated" : day, cell(sides[0]), cell(sides[1]));
      }
    }
  }

 private:
  static std::string count_of(const ComparedSide& side) {
    return fmt::format(": {}", counted(side.places, "statement", "statements"));
  }

  // A name and its count in one column.
  void write_head(const ComparedSide& side) {
    const std::string count = count_of(side);
    const std::string name =
        shortened(side.name, column_ - std::min(column_, utf8::width(count) + 2), style_);
    out_ << before(style_, Ink::kActor) << name << after(style_, Ink::kActor) << count;
    const size_t inks = style_.color ? 0 : 2;
    const size_t used = utf8::width(name) + utf8::width(count) + inks;
    out_ << std::string(column_ - std::min(column_, used), ' ');
  }

  // Who speaks for a side, what they do, and where.
  std::string frame_of(const StatementLine& line) const {
    const std::string speaker = speaker_of_statement(line);
    const bool itself = speaker == view_.sides[line.side].name;
    return fmt::format("{}{} {} {}", itself ? "" : speaker + ": ", act_of_statement(line),
                       signs(style_).separator, source_of_statement(line, kSourceColumns, style_));
  }

  std::vector<std::string> lines_of(const StatementLine& line) const {
    std::vector<std::string> lines = {shortened(frame_of(line), column_, style_)};
    add_lines(shortened(line.said, kSaidLines * column_, style_), lines);
    if (const std::string stance = stance_of_statement(line); !stance.empty())
      add_lines(stance, lines);
    return lines;
  }

  void add_lines(const std::string& said, std::vector<std::string>& lines) const {
    std::ostringstream text;
    Flow flow(plain_);
    flow.add(said);
    flow.write(text, 0, 0, column_);
    std::istringstream parts(text.str());
    for (std::string part; std::getline(parts, part);) lines.push_back(part);
  }

  void write_heads() {
    out_ << std::string(kMargin + kDayColumn, ' ');
    write_head(view_.sides[0]);
    out_ << std::string(kGutter, ' ');
    write_head(view_.sides[1]);
    out_ << '\n';
  }

  void write_row(const std::string& day, const std::vector<std::string>& left,
                 const std::vector<std::string>& right) {
    for (size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      std::string line(kMargin, ' ');
      line += padded(i == 0 ? day : "", kDayColumn, style_);
      line += padded(i < left.size() ? left[i] : "", column_, style_) + std::string(kGutter, ' ');
      line += i < right.size() ? right[i] : "";
      line.erase(line.find_last_not_of(' ') + 1);
      out_ << line << '\n';
    }
  }

  // In a narrow window all stand below each other.
  void write_below() {
    for (const ComparedSide& side : view_.sides) {
      Flow flow(style_);
      flow.add(side.name, Ink::kActor);
      flow.add(count_of(side));
      flow.write(out_, kMargin, kMargin);
    }
    const size_t room = style_.measure() > 2 * kMargin ? style_.measure() - 2 * kMargin : 1;
    for (const StatementLine& line : view_.statements) {
      const std::string name = view_.sides[line.side].name;
      out_ << wrapped(fmt::format("{} {} {} {}", date_of_statement(line), utf8::inert(name),
                                  signs(style_).separator, frame_of(line)),
                      style_, kMargin, 2 * kMargin);
      out_ << wrapped(shortened(line.said, kSaidLines * room, style_), style_, 2 * kMargin,
                      2 * kMargin);
      if (const std::string stance = stance_of_statement(line); !stance.empty())
        out_ << wrapped(stance, style_, 2 * kMargin, 2 * kMargin, Ink::kFaint);
    }
  }

  std::ostream& out_;
  const View& view_;
  Style style_, plain_;
  size_t column_ = 0;
};

}  // namespace

void write_compare(std::ostream& out, const View& view, const Style& style) {
  Comparing(out, view, style).write();
}

}  // namespace chancery::search
