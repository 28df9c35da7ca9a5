// Numbers in the bytes of binary formats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chancery::indexer {

// The little-endian number at byte `at`; bytes behind the end count as 0.
template <typename Number>
Number little_endian(std::string_view bytes, size_t at) {
  uint64_t value = 0;
  for (size_t i = 0; i < sizeof(Number); ++i)
    if (at + i < bytes.size() && at + i >= at)
      value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return static_cast<Number>(value);
}

}  // namespace chancery::indexer
