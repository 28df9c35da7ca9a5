// Repairs of text that is valid UTF-8 and still wrong.
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

// Whether clean_characters would change `text`.
bool has_unclean_characters(std::string_view text);
// `text` (UTF-8; invalid bytes become U+FFFD) without NULs, control characters, byte order marks
// and noncharacters; C1 controls become what Windows-1252 means by them; CR LF and CR become a
// newline.
std::string clean_characters(std::string_view text);

// Whether `text` holds UTF-8 that was decoded as Windows-1252 and encoded once more.
bool is_double_encoded(std::string_view text);
// Undoes that where the characters are a whole UTF-8 sequence; leaves all others alone.
std::string repair_double_encoding(std::string_view text);

}  // namespace chancery::indexer
