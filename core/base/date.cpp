#include "chancery/date.h"

#include <fmt/format.h>

#include <array>

#include "chancery/strings.h"

namespace chancery {

std::string Date::iso() const {
  if (year == 0) return "";
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string Date::digits() const {
  return fmt::format("{:08}", number());
}

int days_in(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<size_t>(month - 1)];
}

std::optional<Date> parse_iso(std::string_view text) {
  const std::string_view date = text.substr(0, text.find_first_of("T "));
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return std::nullopt;
  const auto year = read_digits(date, 0, 4);
  if (!year) return std::nullopt;
  Date found{*year, 0, 0};
  if (date.size() >= 7) {
    const auto month = read_digits(date, 5, 2);
    if (date[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    found.month = *month;
  }
  if (date.size() == 10) {
    const auto day = read_digits(date, 8, 2);
    if (date[7] != '-' || !day || *day < 1 || *day > days_in(found.year, found.month)) {
      return std::nullopt;
    }
    found.day = *day;
  }
  return found;
}

std::optional<int> read_digits(std::string_view text, size_t pos, size_t count) {
  if (pos + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(pos, count)) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace chancery
