#include "search/view/subject.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "chancery/schema.h"
#include "search/plan/fields.h"
#include "search/plan/units.h"

namespace chancery::search {

ConceptIndex concept_called(const ViewContext& context, const std::string& typed,
                            ConceptKind kind) {
  const schema::Field& field = *schema::find_field(kind == ConceptKind::kIssue ? "issue" : "actor");
  ConceptIndex found = find_concept(context.gazetteer, field, typed);
  if (found == kNoConcept) found = UnitFinder(context.planning).named(typed, kind);
  return found == kNoConcept ? kNoConcept : meant(context.gazetteer, found);
}

std::vector<std::string> ids_in_query(const ViewContext& context, ConceptKind kind) {
  for (const WantedUnit& unit : context.wanted.units) {
    const auto& ids = kind == ConceptKind::kIssue ? unit.issues : unit.actors;
    if (!ids.empty()) return ids;
  }
  return {};
}

std::string similar_names(const ViewContext& context, std::string_view field,
                          const std::string& typed, std::string else_advice) {
  const auto similar = similar_concepts(context.gazetteer, *schema::find_field(field), typed);
  if (similar.empty()) return else_advice;
  return fmt::format("there is {}", fmt::join(similar, ", "));
}

}  // namespace chancery::search
