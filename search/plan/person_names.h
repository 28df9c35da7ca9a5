// Full names of persons as they are typed: with an initial, with the surname first, in another
// spelling of the given name. Texts often have the surname alone.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/text.h"

namespace chancery::search {

struct TypedPerson {
  ConceptIndex target = kNoConcept;
  size_t surname_first = 0, surname_last = 0;  // tokens, half-open
  size_t given = 0;                            // the token of the given name or its initial
};

// "K. Annan" and "Annan, Kofi" among the tokens that are not `taken`: leaders of that surname whose
// given name fits. Reads the gazetteer only when something looks so.
std::vector<TypedPerson> persons_in(const Gazetteer& gazetteer, std::string_view text,
                                    const TokenList& tokens, const std::vector<bool>& taken);

// Whether `word` (folded) is a given name of the leader, an initial of one, or nearly one.
bool is_given_name(std::string_view word, const Concept& leader);

// The tokens of [first, last) that are the leader's surname; the last one when none is.
std::pair<size_t, size_t> surname_in(const TokenList& tokens, size_t first, size_t last,
                                     const Concept& leader);

}  // namespace chancery::search
