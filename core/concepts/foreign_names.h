// Names in other languages that a query may have: of states in every language of CLDR, from ICU,
// and those of gazetteer/names/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"

namespace chancery {

// The folded names of all states in all languages and of what the lists of languages name, as one
// text that can be kept and searched as it is: lines "name<TAB>id", by name, "#" before names of
// issues. A name of two actors or issues is left out.
std::string foreign_names(const Gazetteer& gazetteer);

// The id of what is called `folded` (an issue: "#" and its name), or "".
std::string_view find_foreign_name(std::string_view names, std::string_view folded);

// The name that the pattern of an issue is; "" when it stands for several phrases.
std::string_view plain_name(std::string_view pattern);

}  // namespace chancery
