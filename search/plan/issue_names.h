// Whether words name an issue or only speak of it.
#pragma once

#include <string_view>

#include "chancery/gazetteer.h"

namespace chancery {

// True for the issue's name, its id, a half of a name with "and", in any form of their words; for
// an abbreviation; and for every name of a dispute over a place (malvinas, karabakh). The patterns
// of other issues hold what texts on them say: holodomor is no name of famine.
bool names_issue(const Concept& issue, std::string_view typed);

}  // namespace chancery
