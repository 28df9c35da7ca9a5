// How deep JSON nests, before a parser makes a tree of it: each level costs memory, and a file of
// nothing but brackets would take a hundred times its size.
#pragma once

#include <cstddef>
#include <string_view>

namespace chancery::indexer {

// What documents and statements of pages need is less than ten.
inline constexpr size_t kMaxJsonDepth = 200;

inline bool nests_too_deep(std::string_view json) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxJsonDepth) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace chancery::indexer
