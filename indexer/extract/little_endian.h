// Numbers as most binary formats write them: the lowest byte first.
#pragma once

#include <cstdint>
#include <string_view>

namespace chancery::indexer {

// The number in `width` bytes (1 to 4) at `at`; bytes past the end count as zero.
inline uint32_t little_endian(std::string_view bytes, size_t at, size_t width) {
  uint32_t value = 0;
  for (size_t i = width; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(at + i < bytes.size() ? bytes[at + i] : 0);
  return value;
}

}  // namespace chancery::indexer
