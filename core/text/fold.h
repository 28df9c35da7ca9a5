// What tokenizer and fold() know of single code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery {

struct Folding {
  enum Class : uint8_t { kSeparator, kLower, kUpper, kDigit, kMark, kApostrophe, kIgnored };
  char folded[12] = {};  // without accents
  char exact[12] = {};   // with them
  uint8_t folded_length = 0;
  uint8_t exact_length = 0;
  Class kind = kSeparator;
  bool unspaced = false;  // each one a token: see text.h

  bool is_word() const { return kind != kSeparator && kind != kApostrophe; }
  bool starts_word() const { return is_word() && kind != kMark && kind != kIgnored; }
  std::string_view folded_view() const { return {folded, folded_length}; }
  std::string_view exact_view() const { return {exact, exact_length}; }
};

// Thread-safe; a table for Latin, Greek, Cyrillic, Hebrew and Arabic, ICU for the rest.
const Folding& folding_of(char32_t c, Folding& scratch);

// With its accents as parts of their letters (NFC).
std::string composed(std::string_view text);

}  // namespace chancery
