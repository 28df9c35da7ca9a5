// From what a document says of itself, its name and its time to the fields of its record.
#pragma once

#include <cstdint>
#include <string>

#include "chancery/record.h"
#include "indexer/page/clues.h"

namespace chancery::indexer {

// Fills url, title, authors, publisher, section, keywords, symbols and the dates (choose_date.h) of
// `record`, whose path is set. Statements are believed in the order of Source. Without a title the
// file's stem is one, without a date the time of `modified` (seconds since 1970).
void describe(const Clues& clues, int64_t modified, Record& record);

}  // namespace chancery::indexer
