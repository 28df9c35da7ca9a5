// Lines that say nothing but when something was written, and perhaps where.
#pragma once

#include <optional>
#include <string_view>

#include "chancery/date.h"

namespace chancery::indexer {

// The date in `text` when nothing is left beside it but marks, weekday, time and zone.
std::optional<Date> only_date(std::string_view text);

// The day, with its year, of a line that has its place too: "15 March 2023, Oslo",
// "2023年3月5日 北京", "OSLO, 27 March 1987 (Reuters) -".
std::optional<Date> placed_date(std::string_view line);

// Whether `line` says nothing but a day of a year, perhaps with its time or place.
bool is_date_line(std::string_view line);

// "New York", "San José", "Port Vila": words that places begin with and people's names do not.
bool names_place(std::string_view text);

}  // namespace chancery::indexer
