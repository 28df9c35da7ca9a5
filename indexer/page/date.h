// Dates as documents write them.
#pragma once

#include <optional>
#include <string_view>

#include "chancery/date.h"

namespace chancery::indexer {

// Whether there is such a day, month or year, in the years 1000 to 2100.
bool is_plausible(const Date& date);

struct FoundDate {
  Date date;         // year 0: a day and month without a year ("Mar 10")
  size_t begin = 0;  // bytes of the text it was read from, half-open
  size_t end = 0;
};

// The first date in `text`: "August 30, 2023", "30. August 2023", "30 août 2023", "30 de agosto de
// 2023", "30 августа 2023 г.", "26-FEB-1987", "26-Feb-87", "27.III.1987", "2023-08-30",
// "2023/08/30", "30.08.2023", "August 2023", and without a year "Mar 10", "10 March".
// "2023年8月30日", "令和5年8月30日". Month names are those of CLDR for some forty languages.
// "03/04/2023" is ambiguous and gives the year only. Bare years and times are no dates.
std::optional<FoundDate> find_date(std::string_view text);
// The last one that has a year.
std::optional<FoundDate> find_last_date(std::string_view text);

// "15.03.16", "15/3/98": for text behind a label that says it is a date. Two digits below 70 are of
// this century. Day and month that cannot be told apart give the year only.
std::optional<FoundDate> find_short_date(std::string_view text);

// A machine-written date: ISO 8601 ("2023-08-30T10:00:00Z", "20230830", "2023-08", "2023"), RFC
// 5322, or anything that find_date reads.
std::optional<Date> parse_date(std::string_view text);

// Whether `text`, a machine-written date with its time, tells it in UTC when it is still the
// evening before in America.
bool is_early_utc(std::string_view text);

// "/2023/09/14/", "/2023/09/", "-2023-09-14" or "20230914" in a URL's path or a file's name.
std::optional<Date> date_in_path(std::string_view path);

}  // namespace chancery::indexer
