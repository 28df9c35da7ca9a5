#include "search/plan/meaning_fields.h"
#include "search/view/views.h"

namespace chancery {

void make_matrix(const ViewContext& context, const ViewRequest& request, View& view) {
  Matrix& matrix = view.matrix;
  view.looked_at = view.total;
  matrix.actors = main_concepts(context, context.query, "actor", request.rows);
  matrix.issues = main_concepts(context, context.query, "issue", request.columns);
  std::vector<std::vector<std::string>> issues;
  for (const FacetValue& issue : matrix.issues)
    issues.push_back(ids_of(context.gazetteer, ConceptKind::kIssue, issue.value));
  for (const FacetValue& actor : matrix.actors) {
    const auto actors = ids_of(context.gazetteer, ConceptKind::kActor, actor.value);
    std::vector<uint64_t>& row = matrix.counts.emplace_back();
    for (const auto& issue : issues) {
      row.push_back(count_documents(
          context.database,
          Xapian::Query(Xapian::Query::OP_FILTER, context.query, pair_query(actors, issue))));
    }
  }
}

}  // namespace chancery
