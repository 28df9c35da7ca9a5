// Numbers in attributes of office formats.
#pragma once

#include <charconv>
#include <string_view>

namespace chancery::indexer {

// The whole number that `text` begins with, else `otherwise`.
inline int number_or(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace chancery::indexer
