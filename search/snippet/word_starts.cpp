#include "search/snippet/word_starts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace chancery::search {

namespace {

// Eight bytes in one number, the first the lowest. Of each the highest bit is its answer.
constexpr uint64_t kEach = 0x0101010101010101;
constexpr uint64_t kHighest = 0x80 * kEach;

uint64_t eight_bytes(const char* bytes) {
  uint64_t made = 0;
  std::memcpy(&made, bytes, sizeof made);
  if constexpr (std::endian::native == std::endian::big) made = __builtin_bswap64(made);
  return made;
}

// Which of eight bytes below 0x80 are in [first, last]: sums that pass 0x7F set the highest bit,
// and none passes 0xFF.
uint64_t between(uint64_t bytes, uint64_t first, uint64_t last) {
  return (bytes + (0x80 - first) * kEach) & ~(bytes + (0x7F - last) * kEach) & kHighest;
}

uint64_t ascii_words(uint64_t bytes) {
  constexpr uint64_t kLowerCase = 0x20;
  const uint64_t low = bytes & ~kHighest;
  const uint64_t letters = between(low | kLowerCase * kEach, 'a', 'z');
  return (letters | between(low, '0', '9')) & ~bytes;
}

// The highest bit of each of eight bytes as eight bits.
uint64_t gathered(uint64_t highest) {
  constexpr uint64_t kToTheTop = 0x0102040810204080;
  return (highest >> 7) * kToTheTop >> 56;
}

}  // namespace

uint64_t word_starts(std::string_view text, size_t at, bool& behind_gap) {
  const char* bytes = text.data() + at;
  std::array<char, kStartsAtOnce> rest;
  if (text.size() - at < kStartsAtOnce) {
    rest.fill(' ');
    std::copy(bytes, text.data() + text.size(), rest.begin());
    bytes = rest.data();
  }
  uint64_t words = 0, wide = 0;
  for (size_t i = 0; i < kStartsAtOnce; i += 8) {
    const uint64_t eight = eight_bytes(bytes + i);
    words |= gathered(ascii_words(eight)) << i;
    wide |= gathered(eight & kHighest) << i;
  }
  const uint64_t gaps = ~(words | wide);
  const uint64_t behind = gaps << 1 | (behind_gap ? 1 : 0);
  behind_gap = gaps >> (kStartsAtOnce - 1) != 0;
  return (words & behind) | wide;
}

}  // namespace chancery::search
