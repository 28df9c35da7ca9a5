// The characters of a text, each as a number of its own.
#pragma once

#include <string>
#include <string_view>

#include "chancery/utf8.h"

namespace chancery::search {

// "dé" → {U'd', U'é'}; what is no UTF-8 counts as U+FFFD.
inline std::u32string characters(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) out += utf8::next(text, at);
  return out;
}

// And back.
inline std::string text_of(std::u32string_view characters) {
  std::string out;
  for (const char32_t c : characters) utf8::append(out, c);
  return out;
}

}  // namespace chancery::search
