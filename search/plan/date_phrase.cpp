#include "search/plan/date_phrase.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

#include "chancery/text.h"
#include "search/plan/month_names.h"

namespace chancery::search {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

using Words = std::vector<std::string>;

Words split(std::string_view text) {
  Words words(1);
  for (const char c : fold(text)) {
    if (c == ' ' || c == '_' || c == ',') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// since-2022-09, last-90-days: hyphens beside a letter are spaces.
std::string spaced(std::string_view text) {
  const auto letter = [&](size_t at) {
    return at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z');
  };
  std::string out(text);
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '-' && (letter(i - 1) || letter(i + 1))) out[i] = ' ';
  }
  return out;
}

std::optional<int> whole_number(const std::string& word) {
  if (word.empty() || word.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

unsigned month_of(const std::string& word) {
  return month_beginning(word.ends_with('.') ? std::string_view(word).substr(0, word.size() - 1)
                                             : std::string_view(word));
}

std::string digits(year_month_day date) {
  if (date.year() < year(0)) return "00000000";  // "last 9999 years"
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

year_month_day day_of(std::string_view today) {
  if (today.size() == 8) {
    const std::string text(today);
    return year(std::stoi(text.substr(0, 4))) / month(std::stoi(text.substr(4, 2))) /
           day(std::stoi(text.substr(6, 2)));
  }
  const std::time_t now = std::time(nullptr);
  const std::tm local = fmt::localtime(now);
  return year(local.tm_year + 1900) / month(local.tm_mon + 1) / day(local.tm_mday);
}

// `date` so many months earlier; the last day of a shorter month.
year_month_day earlier(year_month_day date, months by) {
  const year_month_day moved = date - by;
  return moved.ok() ? moved : moved.year() / moved.month() / std::chrono::last;
}

class Phrase {
 public:
  Phrase(std::string_view text, std::string& problem, std::string_view today)
      : typed_(text), words_(split(spaced(text))), problem_(problem), today_(day_of(today)) {}

  std::optional<DateRange> read() {
    if (words_.empty()) return std::nullopt;
    const std::string& first = words_.front();
    const bool opens = first == "since" || first == "from" || first == "after" ||
                       first == "before" || first == "until" || first == "by" || first == "between";
    const auto joint =
        std::find_if(words_.begin() + (opens ? 1 : 0), words_.end(), [&](const std::string& word) {
          return word == "to" || word == "until" || (word == "and" && first == "between");
        });
    if (joint != words_.end() && joint != words_.begin()) {
      return between({words_.begin() + (opens ? 1 : 0), joint}, {joint + 1, words_.end()});
    }
    if (!opens) return one(words_);
    const auto date = known({words_.begin() + 1, words_.end()});
    if (!date) return std::nullopt;
    DateRange range;
    if (first == "since" || first == "from") range.from = date->from;
    if (first == "after") {
      // Nothing is after the last year that can be written.
      range.from = fmt::format("{:08}", std::min(std::stoi(date->to) + 1, 99'999'999));
    }
    if (first == "before") range.to = fmt::format("{:08}", std::max(std::stoi(date->from) - 1, 0));
    if (first == "until" || first == "by") range.to = date->to;
    if (first == "between") return wrong();
    return range;
  }

 private:
  std::optional<DateRange> wrong() {
    problem_ = fmt::format(
        "\"{}\" is no date; write 2023, 2023-09, 2020..2023, \"since 2022\" or \"last 90 days\"",
        typed_);
    return std::nullopt;
  }

  std::optional<DateRange> between(const Words& left, const Words& right) {
    const auto first = known(left);
    if (!first) return std::nullopt;
    const auto last = known(right);
    if (!last) return std::nullopt;
    if (first->from > last->to) {
      problem_ = fmt::format("\"{}\" ends before it begins", typed_);
      return std::nullopt;
    }
    return DateRange{first->from, last->to};
  }

  // A date that must be one.
  std::optional<DateRange> known(const Words& words) {
    if (auto date = one(words)) return date;
    if (!problem_.empty()) return std::nullopt;
    std::optional<DateRange> date;
    if (words.size() == 1) date = parse_date(words.front(), problem_);
    return date ? date : wrong();
  }

  // A date or span in words; nullopt without a problem when it is none.
  std::optional<DateRange> one(const Words& words) {
    if (words.empty()) return std::nullopt;
    if (words.size() == 1) return single(words.front());
    if (words.front() == "last" || words.front() == "past" || words.front() == "this") {
      return relative(words);
    }
    return with_month(words);
  }

  std::optional<DateRange> single(const std::string& word) {
    if (word == "today") return DateRange{digits(today_), digits(today_)};
    if (word == "yesterday") {
      const std::string day = digits(sys_days(today_) - days(1));
      return DateRange{day, day};
    }
    if (word.size() == 5 && word.ends_with("0s") && whole_number(word.substr(0, 4))) {
      return DateRange{word.substr(0, 4) + "0000", word.substr(0, 3) + "99999"};
    }
    return day_first(word);
  }

  // 14.9.2023, 14/09/2023, 14-09-2023.
  std::optional<DateRange> day_first(const std::string& word) {
    std::vector<int> parts;
    for (size_t begin = 0; begin <= word.size();) {
      const size_t end = std::min(word.find_first_of("./-", begin), word.size());
      const auto value = whole_number(word.substr(begin, end - begin));
      if (!value) return std::nullopt;
      parts.push_back(*value);
      begin = end + 1;
    }
    if (parts.size() != 3 || parts[0] > 99 || parts[2] < 1000) return std::nullopt;
    return exact(parts[2], static_cast<unsigned>(parts[1]), static_cast<unsigned>(parts[0]));
  }

  std::optional<DateRange> exact(int in, unsigned of, unsigned on) {
    if (of < 1 || of > 12) {
      problem_ = fmt::format("\"{}\": there is no month {}; the day comes first", typed_, of);
      return std::nullopt;
    }
    const year_month_day date = year(in) / month(of) / day(on);
    if (!date.ok()) {
      problem_ = fmt::format("\"{}\": that month has no day {}", typed_, on);
      return std::nullopt;
    }
    return DateRange{digits(date), digits(date)};
  }

  std::optional<DateRange> relative(const Words& words) {
    const bool counted = words.size() == 3;
    const auto count = counted ? whole_number(words[1]) : std::optional<int>(1);
    std::string unit = words.back();
    if (unit.ends_with('s')) unit.pop_back();
    if (!count || words.size() > 3 || (counted && words.front() == "this")) return wrong();
    const std::string end = digits(today_);
    if (!counted && (unit == "year" || unit == "month")) {
      // A calendar's.
      const bool last = words.front() != "this";
      const year_month_day at = earlier(today_, last ? months(unit == "year" ? 12 : 1) : months(0));
      const std::string start = digits(at).substr(0, unit == "year" ? 4 : 6);
      return DateRange{start + (unit == "year" ? "0000" : "00"),
                       start + (unit == "year" ? "9999" : "99")};
    }
    if (unit == "day") return DateRange{digits(sys_days(today_) - days(*count)), end};
    if (unit == "week") return DateRange{digits(sys_days(today_) - days(7 * *count)), end};
    if (unit == "month") return DateRange{digits(earlier(today_, months(*count))), end};
    if (unit == "year") return DateRange{digits(earlier(today_, months(12 * *count))), end};
    return wrong();
  }

  // September 2023, 14 September 2023, September 14 2023.
  std::optional<DateRange> with_month(const Words& words) {
    unsigned of = 0;
    std::vector<int> numbers;
    for (const std::string& word : words) {
      if (const unsigned found = month_of(word)) {
        of = found;
      } else if (const auto value = whole_number(word)) {
        numbers.push_back(*value);
      } else {
        return wrong();
      }
    }
    if (of == 0 || numbers.empty() || numbers.size() > 2 || numbers.back() < 1000) return wrong();
    if (numbers.size() == 2) return exact(numbers[1], of, static_cast<unsigned>(numbers[0]));
    return DateRange{fmt::format("{}{:02}00", numbers[0], of),
                     fmt::format("{}{:02}99", numbers[0], of)};
  }

  const std::string typed_;
  const Words words_;
  std::string& problem_;
  const year_month_day today_;
};

}  // namespace

std::optional<DateRange> parse_date_phrase(std::string_view text, std::string& problem,
                                           std::string_view today) {
  return Phrase(text, problem, today).read();
}

}  // namespace chancery::search
