// The property sets of OLE files ([MS-OLEPS]): title, author, dates.
#pragma once

#include "indexer/extract/old_office/compound_file.h"
#include "indexer/page/clues.h"

namespace chancery::indexer {

// Adds what the summary says. Gives the number of pages that the program counted, or 0.
int read_ole_properties(const CompoundFile& file, Clues& clues);

// The day of a FILETIME (100 nanoseconds since 1601) as ISO text, empty when it is none.
std::string day_of_filetime(uint64_t time);

}  // namespace chancery::indexer
