// chancery-index --print.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery::indexer {

// Writes every document as a JSON line to `out`, in the order of the paths, and no database.
// Returns the exit status. Throws Error, also when `out` takes no more.
int print_documents(const IndexConfig& config, std::ostream& out, std::ostream& log);

}  // namespace chancery::indexer
