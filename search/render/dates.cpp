#include "search/render/dates.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace chancery::search {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string_view month_name(const Date& date) {
  return kMonths[static_cast<size_t>(date.month - 1)];
}

}  // namespace

std::string short_date(std::string_view text) {
  const auto date = parse_iso(text);
  if (!date) return "undated";
  if (!date->month) return fmt::format("{}", date->year);
  const std::string_view month = month_name(*date).substr(0, 3);
  if (!date->day) return fmt::format("{} {}", month, date->year);
  return fmt::format("{} {} {}", date->day, month, date->year);
}

std::string short_date(const Record& record) {
  const bool inferred = record.date_source == "file" && parse_iso(record.date);
  return (inferred ? "~" : "") + short_date(record.date);
}

std::string spelled_date(const std::optional<Date>& date) {
  if (!date) return "n.d.";
  if (!date->month) return fmt::format("{}", date->year);
  if (!date->day) return fmt::format("{} {}", month_name(*date), date->year);
  return fmt::format("{} {}, {}", month_name(*date), date->day, date->year);
}

std::optional<int> days_between(std::string_view earlier, std::string_view later) {
  const auto from = parse_iso(earlier.substr(0, 10)), to = parse_iso(later.substr(0, 10));
  if (!from || !to || !from->day || !to->day) return std::nullopt;
  const auto days = [](const Date& date) {
    return std::chrono::sys_days(std::chrono::year(date.year) /
                                 std::chrono::month(static_cast<unsigned>(date.month)) /
                                 std::chrono::day(static_cast<unsigned>(date.day)));
  };
  return static_cast<int>((days(*to) - days(*from)).count());
}

std::optional<Date> published(const Record& record) {
  if (record.date_source == "file") return std::nullopt;
  return parse_iso(record.date);
}

}  // namespace chancery::search
