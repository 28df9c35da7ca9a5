// Words about the symbols of papers, and about what these are called beside them.
//
// Floor: text.
#pragma once

#include <string>
#include <vector>

#include "chancery/words.h"

namespace chancery {

// The words of gazetteer/words/symbols.txt.
struct SymbolWords {
  WordSet bodies;      // what symbols begin with
  WordSet letterhead;  // words that stand beside one
  std::vector<std::string> resolution, resolutions, assembly, security, rights, economic;
  std::vector<std::string> ets, cets, unts;
};
// Read at the first call. Throws Error.
const SymbolWords& symbol_words();

}  // namespace chancery
