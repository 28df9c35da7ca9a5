#include "indexer/clean/page_numbers.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "chancery/strings.h"
#include "indexer/clean/phrases.h"

namespace chancery::indexer {
namespace {

// Set by hand.
constexpr size_t kMaxDigits = 4;
constexpr size_t kMinPage = 300;  // bytes from one number to the next
constexpr uint32_t kMaxStep = 2;  // a page without text, or one whose number was lost
constexpr size_t kMaxLine = 12;   // bytes of "- 1234 -" and more

struct NumberLine {
  size_t text_end = 0;  // of the line of words before
  size_t next = 0;      // where the line behind begins
  uint32_t number = 0;
  bool parts = false;  // a sentence, which goes on behind the number
  bool joins = false;  // what is behind may go on, too: a paragraph, and no line by itself
  bool at_foot = false;
};

// "12", "- 12 -"; 0 for any other line, which comes without spaces around it.
uint32_t number_of(std::string_view line) {
  if (line.size() > kMaxLine) return 0;
  for (const std::string_view dash : {"-", "\u2013", "\u2014"})
    if (line.size() > 2 * dash.size() && line.starts_with(dash) && line.ends_with(dash))
      line = trim(line.substr(dash.size(), line.size() - 2 * dash.size()));
  if (line.empty() || line.size() > kMaxDigits || line.front() == '0') return 0;
  uint32_t number = 0;
  for (const char c : line) {
    if (!is_digit(c)) return 0;
    number = number * 10 + static_cast<uint32_t>(c - '0');
  }
  return number;
}

bool has_letters(std::string_view line) {
  return std::any_of(line.begin(), line.end(),
                     [](char c) { return is_letter(c) || (c & 0x80) != 0; });
}

// A line without the spaces around it, and where it begins.
struct Line {
  std::string_view text;
  size_t begin = 0;
};

Line line_at(std::string_view text, size_t pos) {
  const std::string_view whole = text.substr(pos, text.find('\n', pos) - pos);
  const std::string_view bare = trim(whole);
  return {bare, bare.empty() ? pos : static_cast<size_t>(bare.data() - text.data())};
}

size_t behind_line(std::string_view text, size_t pos) {
  return std::min(text.find('\n', pos), text.size() - 1) + 1;
}

std::vector<NumberLine> number_lines(std::string_view text) {
  std::vector<NumberLine> found;
  Line before;
  bool below = false;  // no empty line since
  for (size_t pos = 0; pos < text.size(); pos = behind_line(text, pos)) {
    const Line line = line_at(text, pos);
    const uint32_t number = number_of(line.text);
    if (number > 0 && has_letters(before.text)) {
      size_t next = behind_line(text, pos);
      const bool gap = next < text.size() && line_at(text, next).text.empty();
      while (next < text.size() && line_at(text, next).text.empty()) next = behind_line(text, next);
      const std::string_view behind = next < text.size() ? line_at(text, next).text : "";
      const bool open = !behind.empty() && !ends_sentence(before.text);
      const bool parts = open && (starts_lower(behind) || breaks_off(before.text));
      const bool lone = line_at(text, behind_line(text, next)).text.empty();
      found.push_back({before.begin + before.text.size(), next, number, parts,
                       parts || (open && !lone), below && gap});
    }
    below = !line.text.empty();
    if (below) before = line;
  }
  return found;
}

// Drops the lines that nothing shows to count pages.
void keep_pages(std::vector<NumberLine>& lines, bool wrapped) {
  std::vector<NumberLine> kept;
  for (size_t first = 0, last = 0; first < lines.size(); first = last) {
    const auto counts_on = [&](const NumberLine& one, const NumberLine& next) {
      return next.number > one.number && next.number - one.number <= kMaxStep &&
             next.text_end - one.text_end >= kMinPage;
    };
    for (last = first + 1; last < lines.size() && counts_on(lines[last - 1], lines[last]);) ++last;
    const auto begin = lines.begin() + static_cast<ptrdiff_t>(first);
    const auto end = lines.begin() + static_cast<ptrdiff_t>(last);
    const bool alone = last - first == 1;
    if (std::none_of(begin, end, [](const NumberLine& one) { return one.parts; })) continue;
    if (alone && !(wrapped && begin->at_foot)) continue;
    kept.insert(kept.end(), begin, end);
  }
  lines = std::move(kept);
}

}  // namespace

std::optional<std::string> without_page_numbers(std::string_view text, size_t width) {
  std::vector<NumberLine> pages = number_lines(text);
  keep_pages(pages, width > 0);
  if (pages.empty()) return std::nullopt;
  std::string out;
  out.reserve(text.size());
  size_t from = 0;
  for (const NumberLine& page : pages) {
    out += text.substr(from, page.text_end - from);
    if (width > 0) {
      out += page.joins ? "\n" : "\n\n";
    } else {
      out += page.parts ? " " : "\n";
    }
    from = page.next;
  }
  out += text.substr(from);
  return out;
}

}  // namespace chancery::indexer
