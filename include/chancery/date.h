// A day, month or year of the calendar, as records write it and as the index sorts it.
//
// Floor: base.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chancery {

// Month and day are 0 when unknown.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  bool operator==(const Date&) const = default;
  // "2023-08-30", "2023-08" or "2023"; empty without a year.
  std::string iso() const;
  // 20230830, 20230800 or 20230000.
  int number() const { return (year * 100 + month) * 100 + day; }
  // The same as a term or value of the index: eight digits.
  std::string digits() const;
};

// The days of a month (1 to 12).
int days_in(int year, int month);

// Reads what iso() writes, with whatever stands behind it when that begins with T or a space (a
// time). Nothing when it is something else or there is no such month or day.
std::optional<Date> parse_iso(std::string_view text);

// The number of exactly `count` digits at `pos` of `text`; nothing when there are fewer.
std::optional<int> read_digits(std::string_view text, size_t pos, size_t count);

}  // namespace chancery
