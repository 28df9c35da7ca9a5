// What CLDR (by ICU) calls states and their capitals in a language.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"

namespace chancery {

// ISO 639 codes of the languages that CLDR has. Threads that ask at once wait for the first: ICU's
// own list, which it makes when it is first asked for, is read by one of them only.
const std::set<std::string>& cldr_languages();

// Names of the states that `gazetteer` has a two-letter code for, and of their seats that a time
// zone is named for. `language`: ISO 639. Empty when CLDR lacks it.
std::vector<Alias> cldr_names(const Gazetteer& gazetteer, std::string_view language);

}  // namespace chancery
