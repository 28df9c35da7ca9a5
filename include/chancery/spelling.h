// Ways to spell one name: Zelensky, Zelenskyy, Selenskyj, Зеленский, Зеленского.
//
// Floor: text.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// What ways to spell a name have in common: equal for those that most likely write one, different
// for most other names. It is no word. `folded`: the name's words, folded, with one character
// between (TokenList::word, an id's slug). Cyrillic is written in Latin letters; of Russian and
// Ukrainian words the endings go. Names in scripts other than Latin and Cyrillic stay as they are.
// Thread-safe.
std::string spelling_key(std::string_view folded);

}  // namespace chancery
