// The report of the last run for programs: --report --format json.
#pragma once

#include <string>

#include "indexer/report.h"

namespace chancery::indexer {

// One JSON object without a line break at its end, as docs/json.md describes it. `database`: its
// path.
std::string report_json(const std::string& database, const RunReport& report,
                        const IndexStats& stats);

}  // namespace chancery::indexer
