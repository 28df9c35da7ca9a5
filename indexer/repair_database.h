// Mends a database from what it keeps.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery::indexer {

// Puts right what the directory says of itself, and where the generation in use is damaged, makes
// the next one from its whole records. No file is read. Says what could not be saved: those files
// are forgotten, so that the next run reads them again, and the damaged generation stays. Returns
// the exit status: kFound when everything was saved. Throws Error; the database is then as it was.
int repair_database(const IndexConfig& config, std::ostream& log);

}  // namespace chancery::indexer
