// One run of the indexer over folders or records, from the walk to the published database.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery {

// Returns the exit status. Throws Error; the database is then as it was.
int index_folders(const IndexConfig& config, std::ostream& log);
// Writes every document as a JSON line to `out`, in the order of the paths, and no database.
int print_documents(const IndexConfig& config, std::ostream& out, std::ostream& log);
// Shows the report that the database keeps.
int show_report(const IndexConfig& config, std::ostream& out);

}  // namespace chancery
