// Whether words name an issue or only speak of it.
#pragma once

#include <string_view>

#include "chancery/gazetteer.h"

namespace chancery::search {

// True for the issue's name, its id, a half of a name with "and", in any form of their words; for
// an abbreviation that spells its name (NPT); and for a dispute over a place, whatever names the
// place or its sides and at most that it is a matter (malvinas, Kashmir problem). Other patterns of
// issues hold what texts on them say: holodomor is no name of famine, UNCLOS none of the law of the
// sea, the partition of Palestine none of the Palestine question.
bool names_issue(const Gazetteer& gazetteer, const Concept& issue, std::string_view typed);

// The issue that one word, in either spelling of English, is the id or whole name of: labor,
// labour. kNoConcept when there is none.
ConceptIndex issue_called(const Gazetteer& gazetteer, std::string_view word);

// The issue that an actor's or a place's name stands for where an issue is asked for: the only one
// whose name is that with one word more (palestine: Palestine question). kNoConcept when there is
// none, or several.
ConceptIndex issue_of_name(const Gazetteer& gazetteer, std::string_view name);

}  // namespace chancery::search
