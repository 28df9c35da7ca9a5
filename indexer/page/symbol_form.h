// The form of symbols of the United Nations and of conferences, and the words about them.
//
//   symbol  := body segment+ year?       "S/RES/1325 (2000)"
//   body    := capitals of the list      "A", "CCPR"
//   segment := "/" (digits | capitals | "Add" | "Corr" | "Rev" | "Sub") (("." | "-") part)*
//   year    := " "? "(" digit{4} ")"     of resolutions
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/symbol_words.h"

namespace chancery::indexer {

// Bytes [begin, end) of a text, and the symbol that they are, without spaces.
struct SymbolPlace {
  size_t begin = 0;
  size_t end = 0;
  std::string symbol;
};

// All symbols in `text`, wherever they stand.
std::vector<SymbolPlace> symbols_in(std::string_view text);

// How many digits stand at `at`.
size_t digits_at(std::string_view text, size_t at);
// How many bytes "(2000)" or " (2000)" has at `at`; 0 where nothing of the kind stands.
size_t year_at(std::string_view text, size_t at);

}  // namespace chancery::indexer
