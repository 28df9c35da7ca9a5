// The place and day before the first sentence of a report: "BAKU, March 3 (Reuters) — …".
#pragma once

#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Bytes that a dateline takes at the beginning of `text`, its dash and the spaces around it
// included ("LONDON, March 3 - " is 18); 0 when there is none. The first word has no small letter,
// and the dash stands between spaces.
size_t dateline_end(std::string_view text);

// Reads the date of a dateline at the beginning of `paragraph` into `clues`; false when there is
// none. The whole place must be in capitals, and nothing but the date and an agency may stand
// before the dash.
bool read_dateline(std::string_view paragraph, Clues& clues);

}  // namespace chancery::indexer
