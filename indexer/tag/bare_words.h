// The words of gazetteer/words/bare_names.txt, whose head tells its classes.
#pragma once

#include <string>
#include <vector>

#include "chancery/words.h"

namespace chancery::indexer {

struct BareWords {
  WordSet joint, no_name, place_kind, of, before_name, event, tail;
  std::vector<std::string> noun_ends;
};

// Read once. Thread-safe. Throws Error when the file is wrong.
const BareWords& bare_words();

}  // namespace chancery::indexer
