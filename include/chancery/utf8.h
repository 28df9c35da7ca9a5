// UTF-8 helpers that do not depend on language.
//
// Floor: base.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery::utf8 {

// The code point at `pos`, which is moved behind it; invalid bytes give U+FFFD one at a time.
char32_t next(std::string_view text, size_t& pos);
void append(std::string& out, char32_t c);
bool is_valid(std::string_view text);
// Invalid bytes become U+FFFD.
std::string repaired(std::string_view text);
// The largest offset not above `pos` that does not split a character.
size_t floor(std::string_view text, size_t pos);
// Columns that a terminal uses for `text`: 0 for marks, 2 for East Asian wide characters.
size_t width(std::string_view text);
// Prefix of `text` that fits `columns`, at a character.
std::string_view fit(std::string_view text, size_t columns);
// `text` with nothing in it that acts on a terminal: control characters, escape sequences, bidi
// controls and line ends become one space or U+FFFD. Every text of a document or a user passes
// here before it is printed.
std::string inert(std::string_view text);
bool is_inert(char32_t c);

}  // namespace chancery::utf8
