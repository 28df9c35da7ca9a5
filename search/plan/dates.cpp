#include "search/plan/dates.h"

#include <fmt/format.h>

#include "chancery/date.h"
#include "search/plan/date_phrase.h"

namespace chancery::search {

namespace {

// A number of exactly `digits` digits at the front of `text`, which is moved behind it.
std::optional<int> number(std::string_view& text, size_t digits) {
  const auto value = read_digits(text, 0, digits);
  if (value) text.remove_prefix(digits);
  return value;
}

}  // namespace

// YYYY, YYYY-MM, YYYY-MM-DD (or without hyphens, or with slashes or points): its first and last
// day.
std::optional<DateRange> parse_date(std::string_view text, std::string& problem) {
  const std::string typed(text);
  const auto separator = [&] {
    if (!text.empty() && (text[0] == '-' || text[0] == '/' || text[0] == '.')) {
      text.remove_prefix(1);
    }
  };
  const auto bad = [&]() -> std::optional<DateRange> {
    problem = fmt::format(
        "\"{}\" is no date; write 2023, 2023-09, 2020..2023, \"since 2022\" or \"last 90 days\"",
        typed);
    return std::nullopt;
  };
  const std::optional<int> year = number(text, 4);
  if (!year) return bad();
  if (text.empty())
    return DateRange{fmt::format("{:04}0000", *year), fmt::format("{:04}9999", *year)};
  separator();
  const std::optional<int> month = number(text, 2);
  if (!month) return bad();
  if (*month < 1 || *month > 12) {
    problem = fmt::format("\"{}\": there is no month {}", typed, *month);
    return std::nullopt;
  }
  if (text.empty()) {
    return DateRange{fmt::format("{:04}{:02}00", *year, *month),
                     fmt::format("{:04}{:02}99", *year, *month)};
  }
  separator();
  const std::optional<int> day = number(text, 2);
  if (!day || !text.empty()) return bad();
  if (*day < 1 || *day > days_in(*year, *month)) {
    problem = fmt::format("\"{}\": that month has no day {}", typed, *day);
    return std::nullopt;
  }
  const std::string digits = Date{*year, *month, *day}.digits();
  return DateRange{digits, digits};
}

std::optional<DateRange> parse_date_range(std::string_view text, std::string& problem,
                                          std::string_view today) {
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    if (const auto phrase = parse_date_phrase(text, problem, today)) return phrase;
    return problem.empty() ? parse_date(text, problem) : std::nullopt;
  }
  DateRange range;
  const std::string_view left = text.substr(0, dots), right = text.substr(dots + 2);
  if (left.empty() && right.empty()) {
    problem = "the range has neither a beginning nor an end; write 2020..2023";
    return std::nullopt;
  }
  if (!left.empty()) {
    const auto first = parse_date(left, problem);
    if (!first) return std::nullopt;
    range.from = first->from;
  }
  if (!right.empty()) {
    const auto last = parse_date(right, problem);
    if (!last) return std::nullopt;
    range.to = last->to;
  }
  if (range.from > range.to) {
    problem = fmt::format("the range ends before it begins; did you mean {}..{}?", right, left);
    return std::nullopt;
  }
  return range;
}

}  // namespace chancery::search
