// Names of months as queries have them: those of gazetteer/words/query_dates.txt.
#pragma once

#include <string_view>

namespace chancery::search {

// 1 to 12 for a month's name in lower case, else 0.
unsigned month_named(std::string_view name);
// The same for the beginning of one, three letters at least: "sept".
unsigned month_beginning(std::string_view name);

}  // namespace chancery::search
