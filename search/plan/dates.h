// Dates and ranges as people type them: 2023, 2023-09, 2020..2023, ..2021, 2022-09..
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chancery::search {

// Inclusive, YYYYMMDD; an open side is 00000000 or 99999998 (undated documents have 99999999 and
// are never within a range).
struct DateRange {
  std::string from = "00000000";
  std::string to = "99999998";
};

// The range that `text` means; nullopt when it is no date. `problem` then says what is wrong with
// it ("that month has no day 31"), for people. Beside the forms above: since 2022-09, before 2020,
// 2019 to 2021, last 90 days, last year, September 2023, 14 September 2023, 14.9.2023, 1990s;
// hyphens do for spaces. `today`: YYYYMMDD, empty for the clock's.
std::optional<DateRange> parse_date_range(std::string_view text, std::string& problem,
                                          std::string_view today = "");

}  // namespace chancery::search
