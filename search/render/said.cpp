// Statements as a table: when, who, what they do, what they say, and where it stands.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/flow.h"
#include "search/render/labels.h"
#include "search/render/pictures.h"
#include "search/render/statement_text.h"

namespace chancery::search {

namespace {

constexpr size_t kDate = 11, kAct = 10, kMostSpeaker = 22, kStanceColumn = 6, kSource = 24,
                 kRank = 5;
constexpr size_t kLinesOfText = 3;  // of what is said, at most

// What stands above the text in a window that is too narrow for columns.
std::string head_of(const StatementLine& line, const std::string& rank, const Style& style) {
  return fmt::format("{}{} {} {} {}", rank, date_of_statement(line),
                     utf8::inert(speaker_of_statement(line)), act_of_statement(line),
                     source_of_statement(line, kSource, style));
}

// What is said, in at most so many columns, and the words of it that tell for or against.
std::string said_of(const StatementLine& line, size_t columns, const Style& style) {
  const std::string stance = stance_of_statement(line);
  return shortened(line.said, columns, style) + (stance.empty() ? "" : " ") + stance;
}

}  // namespace

void write_said(std::ostream& out, const View& view, const Style& style, bool numbered) {
  size_t speaker = 1;
  for (const StatementLine& line : view.statements)
    speaker = std::max(speaker, utf8::width(utf8::inert(speaker_of_statement(line))));
  speaker = std::min(speaker, kMostSpeaker) + 1;
  constexpr size_t kWidest = 240, kLeastText = 60;
  const size_t measure = std::min(style.width, kWidest) - 1;
  const size_t begin = numbered ? kRank : 2;
  const size_t used = begin + kDate + speaker + kAct + kStanceColumn + kSource + 1;
  // In a narrow window what is said has lines of its own.
  const bool beside = measure >= used + kLeastText;
  const size_t room = style.measure() > begin + 1 ? style.measure() - begin - 1 : 1;
  const bool in_columns = measure >= used;
  for (const StatementLine& line : view.statements) {
    const std::string rank = numbered ? fmt::format("{:>4} ", line.rank) : "  ";
    if (!in_columns) {
      out << wrapped(head_of(line, rank, style), style, 0, begin)
          << wrapped(said_of(line, kLinesOfText * room, style), style, begin, begin);
      continue;
    }
    out << rank;
    out << padded(date_of_statement(line), kDate, style);
    out << before(style, Ink::kActor) << padded(speaker_of_statement(line), speaker - 1, style)
        << after(style, Ink::kActor) << ' ';
    out << padded(act_of_statement(line), kAct, style)
        << padded(stance_counts(line), kStanceColumn, style);
    if (beside) out << padded(line.said, measure - used, style) << ' ';
    out << source_of_statement(line, kSource, style) << '\n';
    if (!beside) {
      out << wrapped(said_of(line, kLinesOfText * room, style), style, begin, begin);
    }
  }
}

}  // namespace chancery::search
