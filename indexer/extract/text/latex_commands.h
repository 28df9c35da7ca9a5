// What LaTeX's commands and environments are, as far as text is concerned. Names come without the
// backslash.
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

// Commands whose first argument is no text.
bool has_no_text(std::string_view command);

// Environments without text: formulas, pictures, programs.
bool is_silent_environment(std::string_view name);

// The characters that a command stands for ("ss": "ß"); empty when it is none of these.
std::string_view character_of(std::string_view command);

// Whether the command puts an accent on the letter behind it.
bool is_accent(char command);
// The letter with that accent, as one character where there is one.
std::string with_accent(const std::string& letter, char command);

}  // namespace chancery::indexer
