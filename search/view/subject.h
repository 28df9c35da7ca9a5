// The issue of :who, the actor of :what, either of :variants: as it was typed, else that of the
// query.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/view/counting.h"

namespace chancery::search {

// The actor or issue that `typed` names by any name; kNoConcept when none is called so.
ConceptIndex concept_called(const ViewContext& context, const std::string& typed, ConceptKind kind);

// The first actor or issue of the query: its ids, of which any stands for it; empty when it names
// none.
std::vector<std::string> ids_in_query(const ViewContext& context, ConceptKind kind);

// "there is Iran, Iraq", or `else_advice`: for a name that nothing has.
std::string similar_names(const ViewContext& context, std::string_view field,
                          const std::string& typed, std::string else_advice);

}  // namespace chancery::search
