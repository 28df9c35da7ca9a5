// Inflections of English words: which forms of a stem are one word.
//
// Snowball joins words that differ in meaning (nation and nationalization, liberal and liberation).
// A text that has only a derived word may rank higher for it, but does not answer by it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/words.h"

namespace chancery::search {

// The words that `word` (folded) may be an inflection of, itself among them: "voted" of "vote",
// "parties" of "party". Where the letters leave a choice (hop, hope: "hoped"), the words of
// `vocabulary` are taken when it has any of them.
std::vector<std::string> base_forms(std::string_view word, const WordSet& vocabulary);

// The members of `forms` that are the same word as `word` in another inflection or spelling
// (nationalization, nationalisations), or itself. All are folded and of one stem.
std::vector<std::string> inflections(std::string_view word, const std::vector<std::string>& forms);

// Words that may be the plural or singular of `word` and have another stem: crisis and crises, NGO
// and NGOs. Not all of them exist.
std::vector<std::string> irregular_numbers(std::string_view word);

}  // namespace chancery::search
