// How many mistakes part two words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chancery::search {

// Characters that are inserted, left out, changed, or swapped with their neighbour (optimal string
// alignment), when there are at most `limit`; limit + 1 otherwise.
size_t edit_distance(std::u32string_view left, std::u32string_view right, size_t limit);

// Which characters a word has, a bit for several of them each; and whether two words may be within
// `limit` mistakes of each other by these: a mistake brings one at most, and takes one. That is
// found out twenty times as fast as the distance.
uint64_t characters_met(std::u32string_view word);
bool may_be_within(uint64_t left, uint64_t right, size_t limit);

}  // namespace chancery::search
