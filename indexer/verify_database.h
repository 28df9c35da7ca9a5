// Says whether a database is whole.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery::indexer {

// Writes what is damaged to `out`, a line each, or one line that says that nothing is. Changes
// nothing. Returns the exit status. Throws Error when the database cannot be looked at.
int verify_database(const IndexConfig& config, std::ostream& out, std::ostream& log);

}  // namespace chancery::indexer
