// What a name in a query was taken for, in words, and what else it may mean.
#pragma once

#include <string>
#include <string_view>

#include "chancery/gazetteer.h"

namespace chancery::search {

// "actor Armenia", "issue borders", "Baku → Azerbaijan (government)" for `target`, which `written`
// (as typed; empty when it was not) names. Names with another reading ask, with the query for it:
// "actor Georgia (or the US state: word:georgia -actor:GEO)?".
std::string reading(const Gazetteer& gazetteer, ConceptIndex target, std::string_view written);

}  // namespace chancery::search
