#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/labels.h"
#include "search/render/pictures.h"

namespace chancery::search {

namespace {

// The end of `text` that fits, from the beginning of a word where there is one.
std::string_view fit_end(std::string_view text, size_t columns) {
  size_t width = utf8::width(text);
  bool cut = false;
  while (width > columns) {
    size_t next = 0;
    utf8::next(text, next);
    width -= utf8::width(text.substr(0, next));
    text.remove_prefix(next);
    cut = true;
  }
  const size_t space = cut ? text.find(' ') : std::string_view::npos;
  return space == std::string_view::npos || space + 1 == text.size() ? text
                                                                     : text.substr(space + 1);
}

// The beginning that fits, to the end of a word where there is one.
std::string_view fit_words(std::string_view text, size_t columns) {
  const std::string_view fitting = utf8::fit(text, columns);
  if (fitting.size() == text.size() || text[fitting.size()] == ' ') return fitting;
  const size_t space = fitting.rfind(' ');
  return space == std::string_view::npos || space == 0 ? fitting : fitting.substr(0, space);
}

// Where a line is from: "ARG_42_1987 ¶12".
std::string source_of(const KwicLine& line, const Style& style, size_t columns) {
  std::string name = line.path.substr(line.path.rfind('/') + 1);
  if (const size_t point = name.rfind('.'); point != std::string::npos && point > 0)
    name.erase(point);
  name = utf8::inert(name);
  const std::string place =
      line.paragraph > 0 ? fmt::format(" {}{}", style.unicode ? "¶" : "par. ", line.paragraph) : "";
  const size_t room = columns - std::min(columns, utf8::width(place) + 1);
  return padded(std::string(utf8::fit(name, room)) + place, columns, style);
}

}  // namespace

void write_kwic(std::ostream& out, const View& view, const Style& style, bool numbered) {
  constexpr size_t kRank = 5;
  uint32_t last_rank = 0;
  size_t match_columns = 1;
  for (const KwicLine& line : view.lines)
    match_columns = std::max(match_columns, utf8::width(line.match));
  const size_t measure = style.width < 200 ? std::max<size_t>(style.width, 20) - 1 : 199;
  match_columns = std::min(match_columns, measure / 3);
  const size_t brackets = style.color ? 0 : 2;
  // In a narrow window the number leads to the source.
  constexpr size_t kLeastWide = 60, kLongestSource = 24;
  const size_t source_columns = measure < kLeastWide ? 0 : std::min(kLongestSource, measure / 4);
  const size_t used = (numbered ? kRank : 2) + source_columns + match_columns + brackets;
  const size_t room = measure - std::min(measure, used);
  const size_t left_columns = room / 2;
  for (const KwicLine& line : view.lines) {
    const std::string left = utf8::inert(line.left), right = utf8::inert(line.right);
    const std::string match = utf8::inert(line.match);
    const std::string_view before_match = fit_end(left, left_columns);
    const std::string_view shown_match = utf8::fit(match, match_columns);
    const size_t rest = room - left_columns + match_columns - utf8::width(shown_match);
    if (numbered) {
      const bool same = line.rank == std::exchange(last_rank, line.rank);
      out << (same ? std::string(kRank, ' ') : fmt::format("{:>4} ", line.rank));
    } else {
      out << "  ";
    }
    if (source_columns > 0) out << source_of(line, style, source_columns);
    out << std::string(left_columns - utf8::width(before_match), ' ') << before_match
        << before(style, Ink::kWord) << shown_match << after(style, Ink::kWord)
        << fit_words(right, rest) << '\n';
  }
}

}  // namespace chancery::search
