#include "indexer/page/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "chancery/strings.h"
#include "chancery/words.h"
#include "indexer/page/date.h"
#include "indexer/page/date_words.h"

namespace chancery::indexer {
namespace {

constexpr size_t kLongest = 100;    // bytes of a dateline
constexpr size_t kHeadBytes = 800;  // of a text in which its dateline begins
constexpr size_t kHeadLines = 8;
constexpr size_t kLongestPlace = 48;
constexpr size_t kLongestAgency = 40;
constexpr size_t kPlaceWords = 3;

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

// "VIENNA", "TEL AVIV", "DALLAS/FORT WORTH", "N.Y.".
bool is_in_capitals(std::string_view text) {
  size_t letters = 0;
  for (const char c : text) {
    if (is_small(c) || is_digit(c)) return false;
    if (!is_word(c) && c != ' ' && c != '.' && c != '-' && c != '\'' && c != '/') return false;
    letters += is_word(c) ? 1 : 0;
  }
  return letters >= 3 && starts_upper(text) && text.size() <= kLongestPlace;
}

// "Berlin", "New York", "Rio de Janeiro", "Calif.": capitals at the beginning and the end.
bool is_head_place(std::string_view text) {
  if (text.empty() || text.size() > kLongestPlace || count_words(text) > kPlaceWords) return false;
  const std::vector<std::string_view> words = split(text, " ");
  const auto plain = [](char c) {
    return is_word(c) || c == ' ' || c == '-' || c == '.' || c == '\'';
  };
  return std::all_of(text.begin(), text.end(), plain) &&
         std::none_of(text.begin(), text.end(), is_digit) && starts_upper(words.front()) &&
         starts_upper(words.back());
}

// "March 12", "9 October 2023", "le 15 mars", "12.03.2022": only words of dates, and a day or
// month.
bool is_head_day(std::string_view text, bool& month) {
  size_t numbers = 0;
  bool any = false;
  for (std::string_view word : split(text, " ")) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
    if (word.empty()) continue;
    any = true;
    if (is_digit(word.front())) {
      const size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
      const std::string_view rest = word.substr(digits);
      if (rest.find_first_of(".-/") == 0) {
        if (rest.find_first_not_of("0123456789.-/") != rest.npos) return false;
        month = true;
      } else if (!rest.empty() && !date_vocabulary().ordinals.contains(rest)) {
        return false;
      }
      ++numbers;
      continue;
    }
    const std::string small = lower_unicode(word);
    if (month_number(small) > 0) {
      month = true;
    } else if (!date_vocabulary().between.contains(small) &&
               !date_vocabulary().beside.contains(small)) {
      return false;
    }
  }
  return any && (numbers > 0 || month);
}

const WordSet& agencies() {
  static const WordSet set = [] {
    static constexpr std::array<std::string_view, 1> kClasses = {"agency"};
    return WordFile("datelines.txt", kClasses).set("agency");
  }();
  return set;
}

// What stands before the dash, told apart.
struct Parts {
  std::string_view place;
  std::string_view agency;  // without its brackets
  bool capitals = false;
  bool day = false;
  bool place_only = true;
};

// Takes "(Reuters)" or "/TASS/" off the end of `head`.
std::string_view take_agency(std::string_view& head) {
  while (!head.empty() && (head.back() == '.' || head.back() == ':')) head.remove_suffix(1);
  if (head.size() < 3 || (head.back() != ')' && head.back() != '/')) return {};
  const char opens = head.back() == ')' ? '(' : '/';
  const size_t open = head.rfind(opens, head.size() - 2);
  if (open == head.npos || open == 0 || head.size() - open > kLongestAgency) return {};
  const std::string_view agency = head.substr(open + 1, head.size() - open - 2);
  head = trim(head.substr(0, open));
  while (!head.empty() && (head.back() == ',' || head.back() == '.')) head.remove_suffix(1);
  return agency;
}

// Whether `head` is a place with days, wider places and an agency behind it.
bool read_parts(std::string_view head, Parts& parts) {
  head = trim(head);
  parts.agency = take_agency(head);
  const size_t bracket = head.find(" (");  // "LONDON (Reuters), March 3"
  const std::vector<std::string_view> list = split(head, ",");
  bool month = false;
  bool shouted = false;  // "VERSAILLES, FRANCE": without a day it may be a heading
  for (size_t i = 0; i < list.size(); ++i) {
    std::string_view part = trim(list[i]);
    if (i == 0 && bracket != head.npos && bracket < part.size() && parts.agency.empty())
      parts.agency = take_agency(part);
    if (i == 0) {
      parts.place = part;
      parts.capitals = is_in_capitals(part);
      if (!parts.capitals && !is_head_place(part)) return false;
      continue;
    }
    parts.place_only = false;
    if (is_head_day(part, month)) {
      parts.day = true;
    } else if (!is_head_place(part)) {
      return false;
    } else {
      shouted = shouted || (is_in_capitals(part) && part.find('.') == part.npos);
    }
  }
  parts.day = parts.day && month;
  return parts.day || !shouted;
}

bool is_known_agency(std::string_view agency) {
  const size_t slash = agency.find('/');
  return agencies().contains(lower_unicode(agency)) ||
         (slash != agency.npos && agencies().contains(lower_unicode(agency.substr(0, slash))));
}

// Where the head of `line` ends and where its dash or mark does; both npos when there is none.
struct Mark {
  size_t begin = std::string_view::npos;
  size_t end = std::string_view::npos;
  bool dash = false;
};

Mark find_mark(std::string_view line) {
  const std::string_view head = line.substr(0, kLongest);
  Mark first;
  for (const std::string_view dash : {" - ", " -- ", "\u2013", "\u2014"}) {
    const size_t at = head.find(dash);
    if (at == head.npos || at >= first.begin) continue;
    size_t end = at + dash.size();
    while (end < line.size() && line[end] == ' ') ++end;
    first = {at, end, true};
  }
  for (const std::string_view close : {").", "):", "/.", "/:"}) {
    const size_t at = head.find(close);
    if (at == head.npos || at >= first.begin) continue;
    size_t end = at + close.size();
    while (end < line.size() && line[end] == ' ') ++end;
    first = {at + 1, end, false};
  }
  return first;
}

// The day that `head` gives, the part before the dash.
std::optional<Date> day_in(std::string_view head) {
  const auto found = find_date(head);
  return found && found->date.day != 0 ? std::optional(found->date) : std::nullopt;
}

// "27.1.2022 - The ministers …", "1 March 2022: …": a day that begins the text.
Dateline read_leading_day(std::string_view line) {
  const auto found = find_date(line.substr(0, kLongest));
  if (!found || found->begin != 0 || found->date.day == 0 || found->date.year == 0) return {};
  const std::string_view behind = trim(line.substr(found->end));
  for (const std::string_view mark : {"- ", "\u2013", "\u2014", ": ", "| "}) {
    if (!behind.starts_with(mark)) continue;
    Dateline dateline;
    dateline.day = found->date;
    return dateline;
  }
  return {};
}

// A dateline that has a line of its own may keep its dash.
std::string_view without_dash(std::string_view line) {
  line = trim(line);
  for (const std::string_view dash : {" --", " -", "\u2013", "\u2014"})
    if (line.ends_with(dash)) return trim(line.substr(0, line.size() - dash.size()));
  return line;
}

// The dateline that begins `line` with a place.
Dateline read_placed(std::string_view line) {
  line = line.substr(0, 2 * kLongest);
  size_t begin = 0;
  while (begin < line.size() && (line[begin] == '*' || line[begin] == ' ')) ++begin;
  const std::string_view rest = line.substr(begin);
  if (!starts_upper(rest.substr(0, 4))) return {};
  Parts parts;
  const Mark mark = find_mark(rest);
  if (mark.begin != rest.npos && read_parts(rest.substr(0, mark.begin), parts)) {
    // "BEIRUT, Lebanon - ", "BEIRUT (Reuters) - "
    const bool placed =
        parts.capitals && (!parts.agency.empty() || (mark.dash && !parts.place_only));
    const bool told = parts.day || placed || is_known_agency(parts.agency);
    const bool spaced = rest[mark.begin] == ' ' || rest[mark.begin - 1] == ' ';
    const bool bare = parts.capitals && mark.dash && spaced;
    if (told || bare) {
      const std::optional<Date> day = parts.day ? day_in(rest.substr(0, mark.begin)) : std::nullopt;
      return {parts.place, parts.agency, day, begin, begin + mark.end, !told};
    }
  }
  parts = {};
  const std::string_view alone = without_dash(rest);
  if (rest.size() > kLongest || !read_parts(alone, parts) || !parts.day) return {};
  return {parts.place, parts.agency, day_in(alone), begin, line.size(), false};
}

}  // namespace

Dateline read_dateline(std::string_view line) {
  const Dateline placed = read_placed(line);
  return placed.place.empty() ? read_leading_day(line) : placed;
}

Dateline find_dateline(std::string_view text) {
  size_t at = 0;
  for (size_t line = 0; line < kHeadLines && at < std::min(text.size(), kHeadBytes); ++line) {
    const size_t end = std::min(text.find('\n', at), text.size());
    Dateline head = read_placed(text.substr(at, end - at));
    if (!head.place.empty() && (line == 0 || !head.bare)) {
      head.begin += at;
      head.end += at;
      return head;
    }
    at = end + 1;
    while (at < text.size() && text[at] == '\n') ++at;
  }
  return {};
}

void load_dateline_words() {
  agencies();
}

}  // namespace chancery::indexer
