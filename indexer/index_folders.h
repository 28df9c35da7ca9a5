// One run of the indexer over folders, from the walk to the published database.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery::indexer {

// Returns the exit status. Throws Error; the database is then as it was, or changed by whole
// batches.
int index_folders(const IndexConfig& config, std::ostream& log);

}  // namespace chancery::indexer
