// The saved queries of the databases that are served.
#pragma once

#include <vector>

#include "search/saved/saved_searches.h"
#include "serve/api/route.h"

namespace chancery::serve {

// In the order of their names.
std::vector<search::SavedSearch> saved_here(const Place& place);

}  // namespace chancery::serve
