// How many mistakes part two words.
#pragma once

#include <cstddef>
#include <string_view>

namespace chancery::search {

// Characters that are inserted, left out, changed, or swapped with their neighbour (optimal string
// alignment), when there are at most `limit`; limit + 1 otherwise.
size_t edit_distance(std::u32string_view left, std::u32string_view right, size_t limit);

}  // namespace chancery::search
