// Counts and times as people read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "chancery/numbers.h"
#include "search/plan/certainty.h"

namespace chancery::search {

// "1 hit", "57 hits", "about 1,200 hits", "at least 5,000 hits".
std::string counted(uint64_t number, std::string_view singular, std::string_view plural,
                    Certainty certainty = Certainty::kExact);
// "3 ms", "0.4 ms", "1.2 s".
std::string duration(double milliseconds);

}  // namespace chancery::search
