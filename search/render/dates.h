// Dates of records (YYYY-MM-DD, YYYY-MM, YYYY or empty) as people read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chancery/date.h"
#include "chancery/record.h"
#include "search/render/style.h"

namespace chancery::search {

// "30 Aug 2023", "Aug 2023", "2023", "undated"; with "~" before it when it is only the file's.
std::string short_date(const Record& record);
std::string short_date(std::string_view date);
// "August 30, 2023", "August 2023", "2023"; "n.d." when unknown.
std::string spelled_date(const std::optional<Date>& date);

// Whole days from `earlier` (YYYY-MM-DD…) to `later`; nothing when either is no day.
std::optional<int> days_between(std::string_view earlier, std::string_view later);

// The date that may be cited: that of the file says when it was saved, not when it was published.
std::optional<Date> published(const Record& record);

}  // namespace chancery::search
