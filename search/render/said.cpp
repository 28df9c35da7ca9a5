// Statements as a table: when, who, what they do, what they say, and where it stands.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/flow.h"
#include "search/render/labels.h"
#include "search/render/pictures.h"

namespace chancery::search {

namespace {

constexpr size_t kDate = 11, kAct = 10, kMostSpeaker = 22, kSource = 24, kRank = 5;
constexpr size_t kLinesOfText = 3;  // of what is said, at most

// "ARG_42_1987 p. 3", "ARG_42_1987 ¶12".
std::string source_of_statement(const StatementLine& line, const Style& style) {
  std::string name = line.path.substr(line.path.rfind('/') + 1);
  if (const size_t point = name.rfind('.'); point != std::string::npos && point > 0)
    name.erase(point);
  const std::string place =
      line.page > 0        ? fmt::format(" p. {}", line.page)
      : line.paragraph > 0 ? fmt::format(" {}{}", style.unicode ? "¶" : "par. ", line.paragraph)
                           : "";
  const size_t room = kSource - std::min(kSource, utf8::width(place) + 1);
  return shortened(utf8::inert(name), room, style) + place;
}

std::string speaker_of(const StatementLine& line) {
  if (!line.speaker_name.empty()) return line.speaker_name;
  return line.source.empty() ? "unknown" : line.source;
}

std::string act_of(const StatementLine& line) {
  return (line.negated ? "not " : "") + line.act;
}

// What stands above the text in a window that is too narrow for columns.
std::string head_of(const StatementLine& line, const std::string& rank, const Style& style) {
  return fmt::format("{}{} {} {} {}", rank, line.date.empty() ? "undated" : line.date,
                     utf8::inert(speaker_of(line)), act_of(line), source_of_statement(line, style));
}

}  // namespace

void write_said(std::ostream& out, const View& view, const Style& style, bool numbered) {
  size_t speaker = 1;
  for (const StatementLine& line : view.statements)
    speaker = std::max(speaker, utf8::width(utf8::inert(speaker_of(line))));
  speaker = std::min(speaker, kMostSpeaker) + 1;
  constexpr size_t kWidest = 240, kLeastText = 60;
  const size_t measure = std::min(style.width, kWidest) - 1;
  const size_t begin = numbered ? kRank : 2;
  const size_t used = begin + kDate + speaker + kAct + kSource + 1;
  // In a narrow window what is said has lines of its own.
  const bool beside = measure >= used + kLeastText;
  const size_t room = style.measure() > begin + 1 ? style.measure() - begin - 1 : 1;
  const bool in_columns = measure >= used;
  for (const StatementLine& line : view.statements) {
    const std::string rank = numbered ? fmt::format("{:>4} ", line.rank) : "  ";
    if (!in_columns) {
      out << wrapped(head_of(line, rank, style), style, 0, begin)
          << wrapped(shortened(line.said, kLinesOfText * room, style), style, begin, begin);
      continue;
    }
    out << rank;
    out << padded(line.date.empty() ? "undated" : line.date, kDate, style);
    out << before(style, Ink::kActor) << padded(speaker_of(line), speaker - 1, style)
        << after(style, Ink::kActor) << ' ';
    out << padded(act_of(line), kAct, style);
    if (beside) out << padded(line.said, measure - used, style) << ' ';
    out << source_of_statement(line, style) << '\n';
    if (!beside) {
      out << wrapped(shortened(line.said, kLinesOfText * room, style), style, begin, begin);
    }
  }
}

}  // namespace chancery::search
