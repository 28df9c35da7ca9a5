// chancery-index --report.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery::indexer {

// Shows the report that the database keeps. Returns the exit status; throws Error.
int show_report(const IndexConfig& config, std::ostream& out);

}  // namespace chancery::indexer
