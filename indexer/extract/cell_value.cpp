#include "indexer/extract/cell_value.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <chrono>
#include <cmath>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

std::string clock(double fraction) {
  const int minutes = static_cast<int>(std::lround(fraction * 24 * 60)) % (24 * 60);
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string day(double serial, bool since_1904) {
  using namespace std::chrono;
  // Excel counts a 29 February 1900: its days are right from March 1900 on.
  const sys_days first = since_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / 30};
  const year_month_day date{first + days{static_cast<int>(serial)}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

DateForm date_form(std::string_view code) {
  bool date = false;
  bool time = false;
  for (size_t i = 0; i < code.size(); ++i) {
    const char c = lower(code[i]);
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const size_t end = std::min(code.find(']', i), code.size());
      // "[h]" counts hours; "[Red]", "[$-409]" are no part of the form.
      if (end == i + 2 && lower(code[i + 1]) == 'h') return DateForm::kNone;
      i = end;
    } else if (c == ';') {
      break;
    } else if (c == 'y' || c == 'd') {
      date = true;
    } else if (c == 'h' || c == 's') {
      time = true;
    } else if (c == 'e' || c == '0' || c == '#') {
      if (!date && !time) return DateForm::kNone;
    }
  }
  if (date) return time ? DateForm::kDateTime : DateForm::kDate;
  if (time) return DateForm::kTime;
  return lower(code).find("mmm") != code.npos ? DateForm::kDate : DateForm::kNone;
}

DateForm builtin_date_form(int format) {
  if ((format >= 14 && format <= 17) || (format >= 27 && format <= 31) ||
      (format >= 50 && format <= 58) || format == 36)
    return DateForm::kDate;
  if (format == 22) return DateForm::kDateTime;
  if ((format >= 18 && format <= 21) || (format >= 32 && format <= 35) || format == 45)
    return DateForm::kTime;
  return DateForm::kNone;
}

std::string cell_number(double value, DateForm form, bool since_1904) {
  // Up to the end of the year 9999.
  const bool is_day = value >= 0 && value < 2'958'466 && std::isfinite(value);
  if (form == DateForm::kTime && is_day && value < 1) return clock(value);
  if (form != DateForm::kNone && is_day && value >= 1) {
    const double fraction = value - std::floor(value);
    std::string text = day(value, since_1904);
    if (form == DateForm::kDateTime && fraction > 0) text += " " + clock(fraction);
    return text;
  }
  return fmt::format("{:.15g}", value);
}

std::string cell_number(std::string_view value, DateForm form, bool since_1904) {
  value = trim(value);
  double parsed = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
  if (error != std::errc() || end != value.data() + value.size()) return std::string(value);
  // A long number is one of an account or a document: all its digits count.
  const bool plain = value.find_first_of(".eE") == value.npos;
  if (form == DateForm::kNone && plain) return std::string(value);
  return cell_number(parsed, form, since_1904);
}

double rk_number(uint32_t rk) {
  const double value = (rk & 2) != 0 ? static_cast<double>(static_cast<int32_t>(rk) >> 2)
                                     : std::bit_cast<double>(static_cast<uint64_t>(rk & ~3U) << 32);
  return (rk & 1) != 0 ? value / 100 : value;
}

}  // namespace chancery::indexer
