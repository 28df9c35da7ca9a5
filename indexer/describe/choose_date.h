// Which of the dates that a document gives are those of its publication and of its last change.
#pragma once

#include <cstdint>

#include "chancery/record.h"
#include "indexer/page/clues.h"

namespace chancery::indexer {

// Fills date, date_source, modified and modified_source of `record`, whose path and url are set.
// `file_time`: seconds since 1970, the last resort.
//
// Sources are believed in the order of Source. A statement of a year or month is made precise by
// the next one that agrees with it; a day without a year takes the year of another source
// ("completed"). "3 days ago" counts from a day that the document itself gives, of its last change
// or of its saving ("relative"); never from the file's time or from today.
// Where only the day of the last change is known, it stands for the date ("modified").
void choose_dates(const Clues& clues, int64_t file_time, Record& record);

}  // namespace chancery::indexer
