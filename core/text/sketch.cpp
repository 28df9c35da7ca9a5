#include "chancery/sketch.h"

#include <array>
#include <limits>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace chancery {

namespace {

constexpr size_t kShingle = 3;
constexpr size_t kMinShingles = 24;  // shorter texts look alike by chance

uint64_t mixed(uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  return hash;
}

}  // namespace

std::string sketch(const TokenList& tokens) {
  if (tokens.tokens.size() < kMinShingles + kShingle - 1) return "";
  std::array<uint64_t, kSketchBuckets> least;
  least.fill(std::numeric_limits<uint64_t>::max());
  uint64_t before = 0, last = 0;
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    const std::string_view word = tokens.word(tokens.tokens[i]);
    const uint64_t hash = XXH3_64bits(word.data(), word.size());
    if (i + 1 >= kShingle) {
      const uint64_t shingle = mixed(before * 31 + last * 0x9e3779b97f4a7c15ULL + hash);
      uint64_t& bucket = least[shingle % kSketchBuckets];
      bucket = std::min(bucket, shingle / kSketchBuckets);
    }
    before = last;
    last = hash;
  }
  std::string bytes(kSketchBuckets, '\0');
  for (size_t i = 0; i < kSketchBuckets; ++i) {
    if (least[i] == std::numeric_limits<uint64_t>::max()) continue;
    bytes[i] = static_cast<char>(1 + mixed(least[i]) % 255);
  }
  return bytes;
}

double resemblance(std::string_view left, std::string_view right) {
  if (left.size() != kSketchBuckets || right.size() != kSketchBuckets) return 0;
  size_t equal = 0, used = 0;
  for (size_t i = 0; i < kSketchBuckets; ++i) {
    if (left[i] == 0 && right[i] == 0) continue;
    ++used;
    equal += left[i] == right[i] ? 1 : 0;
  }
  return used == 0 ? 0 : static_cast<double>(equal) / static_cast<double>(used);
}

}  // namespace chancery
