#include "search/view/told_dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <unordered_map>

#include "chancery/words.h"

namespace chancery::search {

namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;  // others are numbers of something else
constexpr int kFirstYearAlone = 1700;               // numbers before it are mostly others
constexpr int kNearDays = 120;                      // of a day without a year

// The words of dates.txt, folded.
struct DateNames {
  std::unordered_map<std::string, int, WordHash, std::equal_to<>> months;
  WordSet between, ordinals;
};

const DateNames& date_names() {
  static constexpr std::array<std::string_view, 16> kDateClasses = {
      "month-1", "month-2",  "month-3",  "month-4",  "month-5", "month-6", "month-7", "month-8",
      "month-9", "month-10", "month-11", "month-12", "between", "ordinal", "beside",  "era"};
  static const DateNames read = [] {
    const WordFile file("dates.txt", kDateClasses);
    DateNames names;
    constexpr size_t kMonths = 12, kBetween = 12, kOrdinal = 13;
    for (const WordFile::Entry& entry : file.entries()) {
      for (size_t month = 0; month < kMonths; ++month) {
        if (entry.classes >> month & 1)
          names.months.emplace(fold(entry.text), static_cast<int>(month) + 1);
      }
      if (entry.classes >> kBetween & 1) names.between.insert(fold(entry.text));
      if (entry.classes >> kOrdinal & 1) names.ordinals.insert(fold(entry.text));
    }
    return names;
  }();
  return read;
}

// The words of year_words.txt, folded.
struct YearWords {
  WordSet before, year;
};

const YearWords& year_words() {
  static constexpr std::array<std::string_view, 2> kYearClasses = {"before-year", "year"};
  static const YearWords read = [] {
    const WordFile file("year_words.txt", kYearClasses);
    YearWords words;
    for (const WordFile::Entry& entry : file.entries()) {
      if (entry.classes & 1) words.before.insert(fold(entry.text));
      if (entry.classes >> 1 & 1) words.year.insert(fold(entry.text));
    }
    return words;
  }();
  return read;
}

std::chrono::sys_days days_of(const Date& date) {
  return std::chrono::year(date.year) / static_cast<unsigned>(date.month) /
         static_cast<unsigned>(date.day);
}

class DateReader {
 public:
  DateReader(std::string_view text, const std::optional<Date>& day) : text_(text), day_(day) {
    tokenize(text, tokens_);
  }

  std::vector<ToldDate> read() {
    std::vector<ToldDate> found;
    for (size_t at = 0; at < tokens_.tokens.size();) {
      size_t end = at;
      const std::optional<Date> date = date_at(at, end);
      if (!date) {
        at = std::max(at + 1, end);  // 31 November 2020 is not its month
        continue;
      }
      found.push_back({*date, {tokens_.tokens[at].span.begin, tokens_.tokens[end - 1].span.end}});
      at = end;
    }
    return found;
  }

 private:
  std::string_view word(size_t at) const {
    return at < tokens_.tokens.size() ? tokens_.word(tokens_.tokens[at]) : std::string_view();
  }

  // What stands between two words.
  std::string_view gap(size_t right) const {
    if (right == 0 || right >= tokens_.tokens.size()) return "";
    const uint32_t begin = tokens_.tokens[right - 1].span.end;
    return text_.substr(begin, tokens_.tokens[right].span.begin - begin);
  }
  bool joined(size_t right) const {
    return right < tokens_.tokens.size() && gap(right).size() <= 3 &&
           gap(right).find_first_not_of(" ,.\n-") == std::string_view::npos;
  }

  // A number of one or two digits, maybe an ordinal; 0 for anything else.
  int day_number(size_t at) const {
    const std::string_view typed = word(at);
    const size_t digits = std::min(typed.find_first_not_of("0123456789"), typed.size());
    if (digits == 0 || digits > 2) return 0;
    if (digits < typed.size() && !date_names().ordinals.contains(typed.substr(digits))) return 0;
    const auto number = read_digits(typed, 0, digits);
    return number && *number >= 1 && *number <= 31 ? *number : 0;
  }
  int year_number(size_t at) const {
    const std::string_view typed = word(at);
    const auto number = typed.size() == 4 ? read_digits(typed, 0, 4) : std::nullopt;
    return number && *number >= kFirstYear && *number <= kLastYear ? *number : 0;
  }
  int month_number(size_t at) const {
    const auto found = date_names().months.find(word(at));
    return found == date_names().months.end() ? 0 : found->second;
  }
  // Past "of", "de", "of the"; where it is not joined to what follows, where it was.
  size_t past_between(size_t at) const {
    constexpr int kMostBetween = 2;
    size_t next = at;
    for (int i = 0; i < kMostBetween && joined(next); ++i) {
      if (!date_names().between.contains(word(next))) break;
      ++next;
    }
    return joined(next) ? next : tokens_.tokens.size();
  }

  static std::optional<Date> valid(const Date& date) {
    if (date.month < 1 || date.month > 12) return std::nullopt;
    if (date.day > days_in(date.year, date.month)) return std::nullopt;
    return date;
  }

  std::optional<Date> near_the_day(int month, int day) const {
    if (!day_ || day_->day == 0) return std::nullopt;
    for (int year = day_->year - 1; year <= day_->year + 1; ++year) {
      const std::optional<Date> date = valid({year, month, day});
      if (!date) continue;
      if (std::abs((days_of(*date) - days_of(*day_)).count()) <= kNearDays) return date;
    }
    return std::nullopt;
  }

  // A number that begins a clause of its own is no day: "in May 12 countries met".
  bool stands_alone(size_t at) const {
    if (at + 1 >= tokens_.tokens.size()) return true;
    return gap(at + 1).find_first_not_of(" \n") != std::string_view::npos ||
           is_stop_word(word(at + 1), "en");
  }

  // `end`: behind the date.
  std::optional<Date> date_at(size_t at, size_t& end) const {
    if (auto date = in_digits(at, end)) return date;
    if (const int day = day_number(at)) {
      const bool apart = gap(at + 1).find(',') != std::string_view::npos;
      const size_t name = apart ? tokens_.tokens.size() : past_between(at + 1);
      if (const int month = month_number(name)) {
        const size_t behind = past_between(name + 1);
        if (const int year = year_number(behind)) {
          end = behind + 1;
          return valid({year, month, day});
        }
        end = name + 1;
        return is_name(name) ? near_the_day(month, day) : std::nullopt;
      }
      return std::nullopt;
    }
    const int month = month_number(at);
    if (month == 0) return year_alone(at, end);
    if (const int day = joined(at + 1) ? day_number(at + 1) : 0) {
      if (const int year = joined(at + 2) ? year_number(at + 2) : 0) {
        end = at + 3;
        return valid({year, month, day});
      }
      end = at + 2;
      return is_name(at) && stands_alone(at + 1) ? near_the_day(month, day) : std::nullopt;
    }
    const size_t behind = past_between(at + 1);
    if (const int year = year_number(behind)) {
      end = behind + 1;
      return valid({year, month, 0});
    }
    return std::nullopt;
  }

  std::optional<Date> year_alone(size_t at, size_t& end) const {
    const int year = year_number(at);
    const Span written = tokens_.tokens[at].span;
    constexpr uint32_t kYearDigits = 4;  // 1,988 has more
    if (year < kFirstYearAlone || at == 0 || written.end - written.begin != kYearDigits)
      return std::nullopt;
    const bool after_space = gap(at).find_first_not_of(" \n") == std::string_view::npos;
    const bool named = after_space && year_words().year.contains(word(at - 1));
    const bool named_behind = joined(at + 1) && year_words().year.contains(word(at + 1));
    const bool placed = after_space && year_words().before.contains(word(at - 1)) && ends_there(at);
    if (!named && !named_behind && !placed) return std::nullopt;
    end = at + 1;
    return Date{year, 0, 0};
  }

  // Whether what follows a number is nothing that it counts.
  bool ends_there(size_t at) const {
    if (stands_alone(at)) return true;
    const Token& next = tokens_.tokens[at + 1];
    return (next.flags & Token::kCapital) != 0;
  }

  // "may" and "march" in lower case, without a year, are no months.
  bool is_name(size_t at) const {
    return (word(at) != "may" && word(at) != "march") || tokens_.tokens[at].flags & Token::kCapital;
  }

  // 2020-11-10, and 10.11.2020, which is one word.
  std::optional<Date> in_digits(size_t at, size_t& end) const {
    const std::string_view typed = word(at);
    if (const int year = year_number(at); year != 0 && gap(at + 1) == "-" && gap(at + 2) == "-" &&
                                          word(at + 1).size() == 2 && word(at + 2).size() == 2) {
      const auto month = read_digits(word(at + 1), 0, 2), day = read_digits(word(at + 2), 0, 2);
      end = at + 3;
      if (month && day && *day > 0) return valid({year, *month, *day});
      return std::nullopt;
    }
    const size_t first = typed.find('.');
    const size_t second = first == std::string_view::npos ? first : typed.find('.', first + 1);
    if (second == std::string_view::npos || typed.size() != second + 5) return std::nullopt;
    const auto day = read_digits(typed, 0, first);
    const auto month = read_digits(typed, first + 1, second - first - 1);
    const auto year = read_digits(typed, second + 1, 4);
    if (!day || !month || !year || first > 2 || second - first > 3 || *day == 0 ||
        *year < kFirstYear || *year > kLastYear)
      return std::nullopt;
    end = at + 1;
    return valid({*year, *month, *day});
  }

  std::string_view text_;
  std::optional<Date> day_;
  TokenList tokens_;
};

}  // namespace

std::vector<ToldDate> told_dates(std::string_view text, const std::optional<Date>& day) {
  if (text.find_first_of("0123456789") == std::string_view::npos) return {};
  return DateReader(text, day).read();
}

}  // namespace chancery::search
