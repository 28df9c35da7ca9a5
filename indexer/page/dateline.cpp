#include "indexer/page/dateline.h"

#include <algorithm>
#include <optional>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxDateline = 90;  // bytes up to the end of the dash

struct Dash {
  size_t begin = 0;  // its first byte or the space before it
  size_t end = 0;    // half-open, with the space behind it
  bool spaced = false;
};

// The first dash that may end a dateline, from `from` on.
std::optional<Dash> find_dash(std::string_view text, size_t from) {
  const std::string_view head = text.substr(0, kMaxDateline);
  std::optional<Dash> first;
  for (const std::string_view mark : {" - ", " -- ", "\u2013", "\u2014"}) {
    const size_t at = head.find(mark, from);
    if (at == head.npos || (first && at > first->begin)) continue;
    Dash dash{at, at + mark.size(), mark.front() == ' '};
    if (!dash.spaced) {
      const bool before = at > from && head[at - 1] == ' ';
      const bool behind = dash.end < head.size() && head[dash.end] == ' ';
      dash = {at - before, dash.end + behind, before && behind};
    }
    first = dash;
  }
  return first;
}

// "BAKU", "NEW YORK", "TEL AVIV": at least three letters, all capitals.
bool is_place_in_capitals(std::string_view text) {
  size_t letters = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    if (!is_word(c) && c != ' ' && c != '.' && c != '-' && c != '\'' && c != '/') return false;
    if (is_digit(c)) return false;
    letters += is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  }
  return letters >= 3;
}

// What may stand behind the date: "(Reuters)", nothing, marks.
bool is_agency(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.front() == ',' || text.front() == '.' || text.front() == ':'))
    text = trim(text.substr(1));
  return text.empty() || (text.front() == '(' && text.back() == ')' && text.size() < 40);
}

// "Berlin", "New York", "МОСКВА": up to three words with capitals.
bool is_place_name(std::string_view text) {
  if (text.empty() || text.size() > 48 || count_words(text) > 3) return false;
  for (const std::string_view word : split(text, " "))
    if (!word.empty() && (!starts_upper(word) || is_digit(word.front()))) return false;
  return std::none_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || c == ':' || c == '(' || c == ';' || c == '"';
  });
}

// How agencies of other languages begin: "Berlin, 15. März 2022 (dpa) –", "Genève, le 15 mars 2022
// –", "МОСКВА, 15 марта 2022 г. (ТАСС).". Behind the day stands an agency, a dash, or both.
bool read_placed_date(std::string_view paragraph, Clues& clues) {
  std::string_view head = paragraph.substr(0, 2 * kMaxDateline);
  const size_t comma = head.find(',');
  if (comma == head.npos || !is_place_name(trim(head.substr(0, comma)))) return false;
  const auto found = find_date(head);
  if (!found || found->date.day == 0 || found->begin < comma) return false;
  if (count_words(head.substr(comma + 1, found->begin - comma - 1)) > 3) return false;
  std::string_view behind = trim(head.substr(found->end));
  for (const std::string_view year : {"г.", "года", "року", "р.", ".", ","})
    if (behind.starts_with(year)) behind = trim(behind.substr(year.size()));
  bool agency = false;
  if (const char open = behind.empty() ? '\0' : behind.front(); open == '(' || open == '/') {
    const size_t close = behind.find(open == '(' ? ')' : '/', 1);
    if (close == behind.npos || close > 40) return false;
    agency = true;
    behind = trim(behind.substr(close + 1));
  }
  const bool dash = behind.starts_with("- ") || behind.starts_with("-- ") ||
                    behind.starts_with("\u2013") || behind.starts_with("\u2014");
  const bool mark = agency && (behind.starts_with('.') || behind.starts_with(':'));
  if (!dash && !mark) return false;
  clues.add_date(Source::kDateline, found->date);
  return true;
}

}  // namespace

namespace {

// "27.1.2022 - The ministers …", "1 March 2022: …": a day that begins the text.
bool read_leading_day(std::string_view paragraph, Clues& clues) {
  const auto found = find_date(paragraph.substr(0, kMaxDateline));
  if (!found || found->begin != 0 || found->date.day == 0 || found->date.year == 0) return false;
  const std::string_view behind = trim(paragraph.substr(found->end));
  for (const std::string_view mark : {"- ", "\u2013", "\u2014", ": ", "| "})
    if (behind.starts_with(mark)) {
      clues.add_date(Source::kDateline, found->date);
      return true;
    }
  return false;
}

}  // namespace

bool read_dateline(std::string_view paragraph, Clues& clues) {
  if (read_leading_day(paragraph, clues)) return true;
  const std::optional<Dash> dash = find_dash(paragraph, 0);
  if (!dash) return read_placed_date(paragraph, clues);
  const std::string_view line = paragraph.substr(0, dash->begin);
  const size_t comma = line.find(',');
  if (comma == line.npos || !is_place_in_capitals(trim(line.substr(0, comma))))
    return read_placed_date(paragraph, clues);
  const auto found = find_date(line);
  if (!found || found->begin < comma || !is_agency(line.substr(found->end))) return false;
  // Between the place and the date: a country.
  const std::string_view between = trim(line.substr(comma + 1, found->begin - comma - 1));
  if (count_words(between) > 3) return false;
  clues.add_date(Source::kDateline, found->date);
  return true;
}

}  // namespace chancery::indexer
