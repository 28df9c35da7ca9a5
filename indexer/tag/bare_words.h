// The words of gazetteer/words/bare_names.txt, whose head tells its classes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/words.h"

namespace chancery::indexer {

struct BareWords {
  WordSet joint, no_name, place_kind, of, before_name, event, tail, legal_form, continent;
  std::vector<std::string> noun_ends;
};

// Read once. Thread-safe. Throws Error when the file is wrong.
const BareWords& bare_words();
// Whether the end of a German word, in lower case, tells that it is a common noun.
bool is_german_noun(std::string_view word);

}  // namespace chancery::indexer
