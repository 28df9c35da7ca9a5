// Dates in words: "since 2022-09", "last 90 days", "September 2023".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "search/plan/dates.h"

namespace chancery::search {

// As parse_date_range, for words alone: nullopt with an empty `problem` when `text` is none of
// these phrases.
std::optional<DateRange> parse_date_phrase(std::string_view text, std::string& problem,
                                           std::string_view today);

// One date in numbers, year first: its first and last day.
std::optional<DateRange> parse_date(std::string_view text, std::string& problem);

}  // namespace chancery::search
