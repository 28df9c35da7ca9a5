// Which language a text is in (cld2).
//
// Floor: text.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// ISO 639-1 code (639-3 where there is none) of most of `text`, "" when it cannot be told.
// `html_hint`: the document's own lang attribute, a hint only. Thread-safe.
std::string detect_language(std::string_view text, std::string_view html_hint = "");

// Reads the lists of words that detect_language asks for, for who cannot open files later. Throws
// Error.
void load_language_words();

// "English" for "en"; the code itself when it is unknown.
std::string language_name(const std::string& code);

}  // namespace chancery
