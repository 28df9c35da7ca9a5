// Small helpers for scanning text by hand. Case is ignored for ASCII letters only; "space" also
// means the Unicode spaces that pages use (no-break, thin, ideographic).
//
// Floor: base.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery {

inline bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
inline bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
// Bytes of characters beyond ASCII count as letters of a word.
inline bool is_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text);
// Lower case by Unicode's simple mapping.
std::string lower_unicode(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);
// `prefix` must be in lower case.
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
// Where `needle` (lower case) first stands in `text` from `from` on, npos when nowhere.
size_t find_ignoring_case(std::string_view text, std::string_view needle, size_t from = 0);
bool contains_ignoring_case(std::string_view text, std::string_view needle);

// Bytes of the white space character at `pos`, 0 when there is none.
size_t space_length(std::string_view text, size_t pos);
std::string_view trim(std::string_view text);
// Trimmed, every run of white space one space.
std::string collapse_spaces(std::string_view text);
// Appends the same to `out`.
void append_collapsed(std::string& out, std::string_view text);
std::vector<std::string_view> split(std::string_view text, std::string_view separator);
size_t count_words(std::string_view text);
size_t count_characters(std::string_view text);

// Whether `text` ends as a sentence does: . ! ? … or their East Asian forms, quotes and brackets
// behind them allowed.
bool ends_sentence(std::string_view text);
// Whether the first letter is in upper case (any script); false without one.
bool starts_upper(std::string_view text);
bool starts_lower(std::string_view text);
// Letters and digits only, in lower case, one space between words: for comparing titles.
std::string comparable(std::string_view text);

}  // namespace chancery
