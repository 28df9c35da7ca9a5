// Where words begin in a text, 64 bytes at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chancery::search {

inline constexpr size_t kStartsAtOnce = 64;  // bytes

// A bit for each of the kStartsAtOnce bytes of `text` from `at` on, the lowest for the first: set
// where a letter or digit of ASCII stands behind what is neither, and at all bytes that are not
// ASCII, of which it remains to be seen what they are. `behind_gap`: whether the byte before is
// neither letter nor digit nor wide, or there is none; it is set for the next call.
uint64_t word_starts(std::string_view text, size_t at, bool& behind_gap);

}  // namespace chancery::search
