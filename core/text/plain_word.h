// Words of ASCII letters alone, which most are: what tokenize takes in one go.
#pragma once

#include <cstddef>
#include <string_view>

#include "chancery/text.h"

namespace chancery {

inline constexpr size_t kMaxWordBytes = 64;  // of a word; more are cut off

// Appends the word of ASCII letters that starts at byte `begin` of `text` to `out`. Gives its end;
// `begin`, and nothing is appended, where none starts or more than these letters may belong to it:
// "U.S.", "O'Brien", "Élysée".
size_t take_plain_word(std::string_view text, size_t begin, TokenList& out);

}  // namespace chancery
