#include "indexer/page/date_line.h"

#include <algorithm>
#include <string>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/page/date.h"
#include "indexer/page/date_words.h"
#include "indexer/page/dateline.h"
#include "indexer/page/statement_words.h"

namespace chancery::indexer {
namespace {

// "10:30pm", "00:02:59.13RM": letters behind a time are of its zone, or a wire's own mark.
bool is_time(std::string_view word) {
  constexpr size_t kMostLetters = 4;
  const size_t end = std::min(word.find_first_not_of("0123456789:."), word.size());
  const size_t colon = word.find(':');
  return is_digit(word.front()) && colon < end && word.size() - end <= kMostLetters;
}

// "09.88T C": the rest of a wire's mark behind the time.
bool is_wire_mark(std::string_view word) {
  return word.size() <= 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether `text` is a place of one word, or one that begins as places do. Scripts without capitals
// have names that look like any word.
bool may_be_place(std::string_view text) {
  constexpr size_t kLongestPlace = 30;
  constexpr char32_t kFirstWithoutCase = 0x590;
  if (text.empty() || text.size() > kLongestPlace) return false;
  if (std::any_of(text.begin(), text.end(), is_digit)) return false;
  if (text.find(' ') != text.npos) return names_place(text);
  size_t at = 0;
  return starts_upper(text) || utf8::next(text, at) >= kFirstWithoutCase;
}

// The day of "15 March 2023, Oslo", "2023\u5E743\u67085\u65E5 \u5317\u4EAC": nothing but its place
// behind it.
std::optional<Date> day_and_place(std::string_view part) {
  constexpr char32_t kFirstEastAsian = 0x3000;
  const auto date = find_date(part);
  if (!date || date->begin != 0 || date->date.day == 0 || date->date.year == 0) return std::nullopt;
  std::string_view behind = trim(part.substr(date->end));
  bool comma = false;
  for (const std::string_view mark : {",", "\u060C", "\u3001", "\uFF0C"}) {
    if (comma || !behind.starts_with(mark)) continue;
    behind = trim(behind.substr(mark.size()));
    comma = true;
  }
  size_t at = 0;
  const bool east_asian = !behind.empty() && utf8::next(behind, at) >= kFirstEastAsian;
  return (comma || east_asian) && may_be_place(behind) ? std::optional(date->date) : std::nullopt;
}

// "OSLO, 27 March 1987 (Reuters) -": a dateline alone.
std::optional<Date> lone_dateline(std::string_view part) {
  const Dateline line = read_dateline(part);
  const bool whole = !line.place.empty() && line.end >= part.size();
  return whole && line.day && line.day->year != 0 ? line.day : std::nullopt;
}

}  // namespace

std::optional<Date> only_date(std::string_view text) {
  const auto found = find_date(text);
  if (!found) return std::nullopt;
  std::string rest(text.substr(0, found->begin));
  rest += ' ';
  rest += text.substr(found->end);
  size_t letters = 0;
  bool timed = false;  // the word before is a time, or a mark behind one
  for (const std::string_view word : split(rest, " ")) {
    const std::string folded = lower_unicode(trim(word));
    std::string name;
    for (const char c : folded)
      if (is_word(c) && !is_digit(c)) name += c;
    const bool mark = is_time(word) || (timed && is_wire_mark(word));
    const bool harmless = name.empty() || mark || date_vocabulary().beside.contains(name) ||
                          statement_words().fillers.contains(name);
    if (!harmless) letters += name.size();
    timed = mark;
  }
  return letters == 0 ? std::optional(found->date) : std::nullopt;
}

std::optional<Date> placed_date(std::string_view line) {
  const std::optional<Date> date = day_and_place(line);
  return date ? date : lone_dateline(line);
}

bool is_date_line(std::string_view line) {
  constexpr size_t kLongest = 80;  // bytes
  if (line.empty() || line.size() > kLongest) return false;
  const std::optional<Date> date = only_date(line);
  return (date && date->year != 0 && date->day != 0) || day_and_place(line).has_value();
}

bool names_place(std::string_view text) {
  const std::string first = lower_unicode(text.substr(0, text.find(' ')));
  if (count_words(text) > 3 || !statement_words().places.contains(first)) return false;
  for (const std::string_view word : split(text, " "))
    if (!starts_upper(word)) return false;
  return true;
}

}  // namespace chancery::indexer
