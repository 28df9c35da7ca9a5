#include "search/render/dates.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace chancery {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string_view month_name(const CivilDate& date) {
  return kMonths[static_cast<size_t>(date.month - 1)];
}

// The number in `digits`, or -1.
int number(std::string_view digits) {
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return digits.empty() ? -1 : value;
}

}  // namespace

std::optional<CivilDate> parse_date(std::string_view date) {
  CivilDate result;
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return std::nullopt;
  result.year = number(date.substr(0, 4));
  if (result.year < 0) return std::nullopt;
  if (date.size() >= 7) {
    result.month = number(date.substr(5, 2));
    if (date[4] != '-' || result.month < 1 || result.month > 12) return std::nullopt;
  }
  if (date.size() == 10) {
    result.day = number(date.substr(8, 2));
    if (date[7] != '-' || result.day < 1 || result.day > 31) return std::nullopt;
  }
  return result;
}

std::string short_date(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) return "undated";
  if (!date->month) return fmt::format("{}", date->year);
  const std::string_view month = month_name(*date).substr(0, 3);
  if (!date->day) return fmt::format("{} {}", month, date->year);
  return fmt::format("{} {} {}", date->day, month, date->year);
}

std::string short_date(const Record& record) {
  const bool inferred = record.date_source == "file" && parse_date(record.date);
  return (inferred ? "~" : "") + short_date(record.date);
}

std::string spelled_date(const std::optional<CivilDate>& date) {
  if (!date) return "n.d.";
  if (!date->month) return fmt::format("{}", date->year);
  if (!date->day) return fmt::format("{} {}", month_name(*date), date->year);
  return fmt::format("{} {}, {}", month_name(*date), date->day, date->year);
}

std::optional<int> days_between(std::string_view earlier, std::string_view later) {
  const auto from = parse_date(earlier.substr(0, 10)), to = parse_date(later.substr(0, 10));
  if (!from || !to || !from->day || !to->day) return std::nullopt;
  const auto days = [](const CivilDate& date) {
    return std::chrono::sys_days(std::chrono::year(date.year) /
                                 std::chrono::month(static_cast<unsigned>(date.month)) /
                                 std::chrono::day(static_cast<unsigned>(date.day)));
  };
  return static_cast<int>((days(*to) - days(*from)).count());
}

std::optional<CivilDate> published(const Record& record) {
  if (record.date_source == "file") return std::nullopt;
  return parse_date(record.date);
}

}  // namespace chancery
