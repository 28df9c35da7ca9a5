// Symbols by which institutions call their papers: "A/HRC/31/66", "S/RES/1325(2000)", "CETS 210".
//
// Floor: base.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// The form in which symbols are compared: "s/res/1325(2000)" for "S/RES/1325 (2000)", "cets210" for
// "CETS No. 210".
std::string symbol_key(std::string_view symbol);

// All forms by which a paper of that symbol is found, the whole one first. A year in brackets may
// be left out, and an addendum, a corrigendum or a revision is found with its paper:
// "a/hrc/31/66/add.1", "a/hrc/31/66".
std::vector<std::string> symbol_keys(std::string_view symbol);

}  // namespace chancery
