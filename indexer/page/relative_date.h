// Days that are told from the day of reading: "3 days ago", "yesterday".
#pragma once

#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// "3 days ago", "yesterday", "Tuesday", as they stand behind a label ("Published:"): they say
// nothing that lasts by itself, and are no text either. Adds what is exact enough to `clues`.
bool read_relative_date(std::string_view text, Clues& clues);

// "3 days ago", "Yesterday at 10:30" without a label. Of other relative words alone, as "Tuesday",
// a heading may be made too.
bool read_age(std::string_view part, Clues& clues);

// Reads the words that these need.
void load_relative_words();

}  // namespace chancery::indexer
