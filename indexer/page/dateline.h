// The place and day before the first sentence of a report: "BAKU, March 3 (Reuters) — …".
#pragma once

#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Reads the date of a dateline at the beginning of `paragraph` into `clues`; false when there is
// none. The whole place must be in capitals, and nothing but the date and an agency may stand
// before the dash.
bool read_dateline(std::string_view paragraph, Clues& clues);

}  // namespace chancery::indexer
