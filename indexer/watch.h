// --watch: index, wait for changes, index again.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery::indexer {

// Runs until a signal ends the process. Looks at the folders every few seconds: a walk is cheap
// and, unlike notifications, sees network drives too. Throws Error when the first run fails; a
// later one that fails is told and tried again, ever more rarely, for what is wrong may pass.
int watch(const IndexConfig& config, std::ostream& log);

}  // namespace chancery::indexer
