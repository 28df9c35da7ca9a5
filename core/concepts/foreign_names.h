// Names of states in every language of CLDR, from ICU.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"

namespace chancery {

// The folded names of all states among `concepts` in all languages, as one text that can be kept
// and searched as it is: lines "name<TAB>id", by name. A name of two states is left out.
std::string foreign_names(const std::vector<Concept>& concepts);

// The id of the state that is called `folded`, or "".
std::string_view find_foreign_name(std::string_view names, std::string_view folded);

}  // namespace chancery
