#include "indexer/clean/plain_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/clean/page_numbers.h"
#include "indexer/clean/page_text.h"
#include "indexer/clean/phrases.h"
#include "indexer/page/capitals.h"
#include "indexer/page/date_line.h"
#include "indexer/page/hyphen.h"

namespace chancery::indexer {
namespace {

constexpr size_t kSample = 64 * 1024;
constexpr size_t kMaxWidth = 140;
constexpr size_t kMaxParagraph = 256 * 1024;
// Hyphens at the ends of lines for which the text itself is asked: each goes through kSample bytes.
constexpr size_t kMaxJoints = 400;
// A headline of fewer words is set apart from the text, by an empty line or capitals.
constexpr size_t kHeadlineWords = 5;

std::string_view next_line(std::string_view text, size_t& pos) {
  const size_t end = std::min(text.find('\n', pos), text.size());
  const std::string_view line = text.substr(pos, end - pos);
  pos = end + 1;
  return line;
}

// A line, or the part of a very long one up to a space, so that no paragraph is as large as the
// file.
std::string_view next_piece(std::string_view text, size_t& pos) {
  const std::string_view window = text.substr(pos, kMaxParagraph + 1);
  const size_t end = window.find('\n');
  if (end != window.npos || window.size() <= kMaxParagraph) return next_line(text, pos);
  size_t length = window.rfind(' ');
  if (length == window.npos || length == 0) length = utf8::floor(window, kMaxParagraph);
  pos += length;
  return window.substr(0, length);
}

size_t indent_of(std::string_view line) {
  size_t indent = 0;
  for (const char c : line) {
    if (c == ' ') {
      ++indent;
    } else if (c == '\t') {
      indent += 4;
    } else {
      break;
    }
  }
  return indent;
}

// Whether `line` ends the paragraph it belongs to, in a text wrapped at `width`.
bool ends_paragraph(std::string_view line, std::string_view next, size_t width) {
  if (line.size() < width * 3 / 4 && ends_sentence(line)) return true;
  // Headings, list items, lines of a table: short, and the next one does not go on.
  return line.size() < width / 2 && !starts_lower(next) && !breaks_off(line);
}

// Whether `line`, the first of a text, is the beginning of the sentence that goes on in `next`:
// printed speeches set their first words apart ("Allow me to congratulate"), which a scan puts on a
// line of their own.
bool opens_sentence(std::string_view line, std::string_view next, size_t width) {
  return count_words(line) < kHeadlineWords && next.size() >= width * 3 / 4 &&
         !ends_sentence(line) && has_small_letter(line);
}

// Gaps of three spaces and more, and tabs, separate the items of a menu bar: " | " keeps them
// apart.
std::string mark_gaps(std::string_view line) {
  std::string out;
  for (size_t pos = 0; pos < line.size();) {
    size_t end = pos;
    while (end < line.size() && (line[end] == ' ' || line[end] == '\t')) ++end;
    if (end - pos >= 2 || (end > pos && line[pos] == '\t')) out += " | ";
    if (end - pos == 1 && line[pos] == ' ') out += ' ';
    if (end < line.size()) out += line[end];
    pos = end + 1;
  }
  return out;
}

// A line of its own: its gaps tell whether it is a bar, and are one space each otherwise.
void append_tidy(std::string& out, std::string_view line) {
  if (line.size() < 200 && (line.find("  ") != line.npos || line.find('\t') != line.npos)) {
    std::string marked = mark_gaps(line);
    const LineKind kind = classify_line(marked);
    if (kind == LineKind::kMenu || kind == LineKind::kBar || kind == LineKind::kChrome) {
      out += collapse_spaces(marked);
      return;
    }
  }
  append_collapsed(out, line);
}

// The citation stands at the end and names the title, which stands at the beginning.
void look_ahead(std::string_view text, PageText& page) {
  constexpr size_t kTail = 16 * 1024;
  if (text.size() > kTail) text.remove_prefix(utf8::floor(text, text.size() - kTail));
  for (size_t pos = 0; pos < text.size();) page.look_ahead(collapse_spaces(next_line(text, pos)));
}

}  // namespace

size_t wrap_width(std::string_view text) {
  text = text.substr(0, kSample);
  std::vector<size_t> lengths;
  size_t pairs = 0;
  size_t open = 0;  // lines that go on in the next
  std::string_view before;
  for (size_t pos = 0; pos < text.size();) {
    const std::string_view line = trim(next_line(text, pos));
    if (!line.empty()) {
      lengths.push_back(count_characters(line));
      if (!before.empty()) {
        ++pairs;
        open += before.size() >= 30 && before.size() <= 2 * kMaxWidth && !ends_sentence(before) &&
                !(starts_upper(line) && before.size() < 40);
      }
    }
    before = line;
  }
  if (pairs == 0 || open * 5 < pairs * 2) return 0;
  // Wrapped lines are about as long as each other.
  std::sort(lengths.begin(), lengths.end());
  const size_t width = lengths[lengths.size() * 9 / 10];
  return width <= kMaxWidth ? width : 0;
}

std::string clean_plain_text(std::string_view text, Clues& clues, const TextPlace& place) {
  const size_t width = wrap_width(text);
  const std::optional<std::string> numberless = without_page_numbers(text, width);
  if (numberless) text = *numberless;
  PageText page({.find_headline = clues.title.empty() && place.is_first,
                 .is_page = false,
                 .begins = place.is_first,
                 .ends = place.is_last},
                clues);
  page.reserve(text.size() + 64);
  look_ahead(place.is_last ? text : place.tail, page);
  std::string paragraph;
  size_t lines = 0;
  size_t last_indent = 0;
  size_t joints = 0;
  const std::string_view around = text.substr(0, kSample);
  std::string_view last;
  bool first = place.is_first;  // no paragraph was added yet
  bool day_before = false;      // the line before says nothing but a day
  const auto flush = [&] {
    if (!paragraph.empty()) {
      page.add(paragraph, lines);
      first = false;
    }
    paragraph.clear();
    lines = 0;
  };
  for (size_t pos = 0; pos < text.size();) {
    const std::string_view raw = next_piece(text, pos);
    const std::string_view line = trim(raw);
    if (line.empty() || paragraph.size() > kMaxParagraph) {
      flush();
      if (line.empty()) continue;
    }
    const size_t indent = indent_of(raw);
    const bool indented = indent >= last_indent + 1 && indent > 0 && lines > 0 &&
                          (indent >= last_indent + 2 || lines > 1);
    const bool goes_on = first && lines == 1 && width > 0 && opens_sentence(last, line, width);
    // The day below a title stands by itself, in scripts without capitals too.
    const bool day = first && lines == 1 && is_date_line(line);
    if (lines > 0 && !goes_on &&
        (width == 0 || indented || day || day_before || ends_paragraph(last, line, width)))
      flush();
    day_before = day;
    if (paragraph.empty()) {
      append_tidy(paragraph, line);
    } else {
      // "nego-" + "tiations", "long-" + "term"; a hyphen behind a space is a dash.
      const bool joins = paragraph.size() > 1 && paragraph.back() == '-' &&
                         is_word(paragraph[paragraph.size() - 2]) &&
                         !is_digit(paragraph[paragraph.size() - 2]) && starts_lower(line);
      if (joins && parts_a_word(paragraph, line, ++joints <= kMaxJoints ? around : "")) {
        paragraph.pop_back();
      } else if (!joins) {
        paragraph += ' ';
      }
      append_collapsed(paragraph, line);
    }
    ++lines;
    last = line;
    last_indent = indent;
  }
  flush();
  return page.finish();
}

}  // namespace chancery::indexer
