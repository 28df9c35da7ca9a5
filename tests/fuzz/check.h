// What a fuzz target does when a promise is broken.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace chancery::fuzz {

inline void check(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

inline std::string_view text_of(const unsigned char* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace chancery::fuzz
