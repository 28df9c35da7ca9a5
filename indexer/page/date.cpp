#include "indexer/page/date.h"

#include "chancery/strings.h"
#include "indexer/page/date_words.h"

namespace chancery::indexer {

bool is_plausible(const Date& date) {
  if (date.year < 1000 || date.year > 2100 || date.month < 0 || date.month > 12) return false;
  return date.day >= 0 && date.day <= (date.month == 0 ? 31 : days_in(date.year, date.month));
}

namespace {

bool is_year(const DateWord& word) {
  return word.kind == DateWord::kNumber && word.length == 4 && word.value >= 1000 &&
         word.value <= 2100;
}
bool is_day(const DateWord& word) {
  return word.kind == DateWord::kNumber && word.length <= 2 && word.value >= 1 && word.value <= 31;
}
bool is_month(const DateWord& word) {
  return word.kind == DateWord::kMonth;
}

// Two digits below 70 are of this century.
int whole_year(int value) {
  return value + (value < 70 ? 2000 : 1900);
}

// The year of 27-Mar-87; 0 where there is none.
int short_year(const DateWord& day, const DateWord& month, const DateWord& year) {
  const bool short_number = year.kind == DateWord::kNumber && year.length == 2;
  return short_number && day.after == '-' && month.after == '-' ? whole_year(year.value) : 0;
}

// All numbers with the same separator: 2023-08-30, 30.08.2023, 8/30/2023.
std::optional<Date> numeric(const DateWord& a, const DateWord& b, const DateWord& c) {
  if (a.kind != DateWord::kNumber || b.kind != DateWord::kNumber || c.kind != DateWord::kNumber)
    return std::nullopt;
  if (a.after != b.after || (a.after != '-' && a.after != '/' && a.after != '.'))
    return std::nullopt;
  Date date;
  if (is_year(a) && b.length <= 2 && c.length <= 2) {
    date = {a.value, b.value, c.value};
  } else if (is_year(c) && a.length <= 2 && b.length <= 2) {
    if (a.after == '.' || a.value > 12) {
      date = {c.value, b.value, a.value};
    } else if (b.value > 12) {
      date = {c.value, a.value, b.value};
    } else if (a.value == b.value) {
      date = {c.value, a.value, a.value};
    } else {
      date = {c.value, 0, 0};  // day and month cannot be told apart
    }
  } else {
    return std::nullopt;
  }
  if (date.month == 0 && (a.value == 0 || b.value == 0)) return std::nullopt;
  return is_plausible(date) ? std::optional(date) : std::nullopt;
}

// Reads a date that starts with the word at `pos` of `words`; sets `used` to the words it took.
std::optional<Date> read_at(const DateWords& words, size_t& used) {
  const DateWord& a = words[0];
  const DateWord& b = words[1];
  const DateWord& c = words[2];
  used = 3;
  if (a.unit == 'y' && b.unit == 'm') {
    if (c.unit == 'd') return Date{a.value, b.value, c.value};
    used = 2;
    return Date{a.value, b.value, 0};
  }
  if (auto date = numeric(a, b, c)) return date;
  // Month words are also English words ("may", "march"): only next to a number, and a day that
  // stands before or behind must touch it.
  if (is_month(a) && is_day(b)) {
    if (is_year(c)) return Date{c.value, a.value, b.value};
    used = 2;
    return Date{0, a.value, b.value};
  }
  if (is_day(a) && is_month(b)) {
    if (is_year(c)) return Date{c.value, b.value, a.value};
    if (const int year = short_year(a, b, c)) return Date{year, b.value, a.value};
    used = 2;
    return Date{0, b.value, a.value};
  }
  if (is_year(a) && is_month(b) && is_day(c)) return Date{a.value, b.value, c.value};
  used = 2;
  if (is_month(a) && is_year(b)) return Date{b.value, a.value, 0};
  return std::nullopt;
}

std::optional<FoundDate> search(std::string_view text, bool last_with_year) {
  DateScanner scanner(text);
  std::optional<FoundDate> found;
  for (DateWords words = scanner.first(); words[0].kind != DateWord::kNone;) {
    size_t used = 0;
    const std::optional<Date> date =
        words[0].kind == DateWord::kOther ? std::nullopt : read_at(words, used);
    Date whole = date.value_or(Date{});
    if (whole.year == 0) whole.year = 2000;  // a leap year: 29 February may stand alone
    if (!date || !is_plausible(whole)) {
      scanner.advance(words, 1);
      continue;
    }
    FoundDate here{*date, words[0].begin, words[used - 1].end};
    if (!last_with_year) return here;
    if (date->year != 0) found = here;
    scanner.advance(words, used);
  }
  return found;
}

// The number of exactly `count` digits, -1 when there are fewer.
int digits(std::string_view text, size_t pos, size_t count) {
  return read_digits(text, pos, count).value_or(-1);
}

bool digit_at(std::string_view text, size_t pos) {
  return pos < text.size() && is_digit(text[pos]);
}

// 20230914, with no digit around.
std::optional<Date> compact(std::string_view text, size_t pos) {
  const Date date{digits(text, pos, 4), digits(text, pos + 4, 2), digits(text, pos + 6, 2)};
  if (date.year < 1800 || date.month < 1 || date.day < 1 || !is_plausible(date))
    return std::nullopt;
  // A date, or a date and a time; longer runs of digits are numbers of something.
  const bool ends =
      !digit_at(text, pos + 8) || (digits(text, pos + 8, 6) >= 0 && !digit_at(text, pos + 14));
  return ends ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text) {
  return search(text, false);
}
std::optional<FoundDate> find_last_date(std::string_view text) {
  return search(text, true);
}

std::optional<FoundDate> find_short_date(std::string_view text) {
  DateScanner scanner(text);
  for (DateWords words = scanner.first(); words[0].kind != DateWord::kNone;
       scanner.advance(words, 1)) {
    DateWord year = words[2];
    if (year.kind != DateWord::kNumber || year.length != 2) continue;
    year.value = whole_year(year.value);
    year.length = 4;
    if (const auto date = numeric(words[0], words[1], year))
      return FoundDate{*date, words[0].begin, year.end};
  }
  return std::nullopt;
}

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text.substr(0, 200));
  const int year = digits(text, 0, 4);
  if (year >= 1000) {
    if (auto date = compact(text, 0)) return date;
    const bool dashed = text.size() >= 7 && (text[4] == '-' || text[4] == '/');
    Date date{year, dashed ? digits(text, 5, 2) : 0, 0};
    if (date.month > 0 && text.size() >= 10 && text[7] == text[4]) date.day = digits(text, 8, 2);
    if ((text.size() == 4 || date.month > 0) && date.day >= 0 && is_plausible(date)) return date;
  }
  const auto found = find_date(text);
  return found && found->date.year != 0 ? std::optional(found->date) : std::nullopt;
}

bool is_early_utc(std::string_view text) {
  constexpr int kLatestEvening = 7;  // in UTC: midnight on the west coast of America
  text = trim(text);
  // "20200414T00:38:07Z"
  if (text.size() >= 15 && text[8] == 'T' && text[11] == ':' && text.ends_with('Z'))
    return digits(text, 9, 2) >= 0 && digits(text, 9, 2) < kLatestEvening;
  if (text.size() < 17 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return false;
  const int hour = digits(text, 11, 2);
  const bool utc = text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("+0000") ||
                   text.ends_with("UTC") || text.ends_with("GMT");
  return utc && hour >= 0 && hour < kLatestEvening;
}

namespace {

// "29-10-2021" between the marks of a path; only where day and month can be told apart.
std::optional<Date> day_first(std::string_view path, size_t pos) {
  const int day = digits(path, pos, 2);
  const int month = digits(path, pos + 3, 2);
  const int year = digits(path, pos + 6, 4);
  if (day < 1 || month < 1 || year < 1990 || digit_at(path, pos + 10)) return std::nullopt;
  const char mark = path[pos + 2];
  if ((mark != '-' && mark != '.' && mark != '_') || path[pos + 5] != mark) return std::nullopt;
  const Date date{year, month, day};
  return (day > 12 || day == month) && is_plausible(date) ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<Date> date_in_path(std::string_view path) {
  std::optional<Date> month_only;
  for (size_t pos = 0; pos < path.size(); ++pos) {
    if (!is_digit(path[pos]) || (pos > 0 && is_digit(path[pos - 1]))) continue;
    if (auto date = compact(path, pos)) return date;
    if (auto date = day_first(path, pos)) return date;
    const int year = digits(path, pos, 4);
    if (year < 1800 || year > 2100 || pos + 4 >= path.size()) continue;
    const char separator = path[pos + 4];
    if (separator != '/' && separator != '-' && separator != '_' && separator != '.') continue;
    size_t length = 2;
    int month = digits(path, pos + 5, 2);
    if (month < 0) {
      length = 1;
      month = digits(path, pos + 5, 1);
    }
    if (month < 0) {
      // /2023/sep/14/
      const int named = month_number(lower(path.substr(pos + 5, 3)));
      if (named == 0 || separator != '/') continue;
      length = 3;
      month = named;
    }
    const size_t after = pos + 5 + length;
    if (month < 1 || month > 12 || digit_at(path, after)) continue;
    if (after < path.size() && path[after] == separator) {
      int day = digits(path, after + 1, 2);
      size_t day_length = 2;
      if (day < 0) {
        day = digits(path, after + 1, 1);
        day_length = 1;
      }
      const Date date{year, month, day};
      if (day > 0 && !digit_at(path, after + 1 + day_length) && is_plausible(date)) return date;
    }
    // A month is only told from a part of a path or of a name that ends here.
    const bool ends = after >= path.size() || path[after] == '/' || path[after] == separator ||
                      path[after] == '.' || path[after] == '_' || path[after] == '-';
    if (ends && length == 2 && !month_only) month_only = Date{year, month, 0};
  }
  return month_only;
}

}  // namespace chancery::indexer
