// Hyphens at the ends of lines.
#pragma once

#include <string_view>

#include "chancery/words.h"

namespace chancery::indexer {

// Parts of words that stand before and behind a hyphen of their own (gazetteer/words/hyphens.txt).
struct HyphenatedWords {
  WordSet first;   // "long" of "long-term"
  WordSet second;  // "led" of "state-led"
};

// Read at the first call. Throws Error.
const HyphenatedWords& hyphenated_words();

// Whether the hyphen at the end of `before` only parts a word at the end of its line, so that it
// goes when `behind`, the next line, is joined: "nego-" and "tiations", not "long-" and "term".
// What `text`, from around, has of the word in one piece or with its hyphen decides first. False
// when `behind` does not begin with a small letter, or when there is no letter before the hyphen.
bool parts_a_word(std::string_view before, std::string_view behind, std::string_view text);

}  // namespace chancery::indexer
