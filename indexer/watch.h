// --watch: index, wait for changes, index again.
#pragma once

#include <ostream>

#include "indexer/options.h"

namespace chancery {

// Runs until the process is ended. Looks at the folders every few seconds: a walk is cheap and,
// unlike notifications, sees network drives too.
[[noreturn]] int watch(const IndexConfig& config, std::ostream& log);

}  // namespace chancery
