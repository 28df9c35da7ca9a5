// The order of hits.
#pragma once

#include <cstdint>

namespace chancery {

enum class SortOrder : uint8_t { kRelevance, kOldestFirst, kNewestFirst };

}  // namespace chancery
