// What CLDR (by ICU) calls states and their capitals in a language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"

namespace chancery {

// Names of the states that `gazetteer` has a two-letter code for, and of their seats that a time
// zone is named for. `language`: ISO 639. Empty when CLDR lacks it.
std::vector<Alias> cldr_names(const Gazetteer& gazetteer, std::string_view language);

}  // namespace chancery
