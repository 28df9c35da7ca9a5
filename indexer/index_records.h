// chancery-index --from-jsonl.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery::indexer {

// Indexes the records of `config.from_jsonl`, each in place of the one of the same path. Returns
// the exit status. Throws Error; the database is then as it was.
int index_records(const IndexConfig& config, std::ostream& log);

}  // namespace chancery::indexer
