// Numbers of notes, which stand raised at the ends of words.
#pragma once

#include <string_view>

namespace chancery::indexer {

// Whether `raised`, set as superscript behind `before` with no space between, is the mark of a note
// ("boundary" and "2", "vote" and "[3]", "forces" and "*") and no part of the word: "m²", "10⁶" and
// "1er" are.
bool is_note_mark(std::string_view before, std::string_view raised);

}  // namespace chancery::indexer
