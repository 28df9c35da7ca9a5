#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "chancery/schema.h"
#include "chancery/text.h"
#include "search/plan/meaning_fields.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr uint32_t kMain = 60;                 // main actors or issues that are considered
constexpr uint32_t kConsideredDocuments = 60;  // whose meetings are considered too
constexpr double kAsked = 1e6;                 // what the query names comes first
constexpr double kLeastRarity = 0.1;           // of what every document has

// What may be a row or column, and how telling it is of these hits: the share of the hits that have
// it as a main one (`main`) and of the first hits in which it meets something, the rarer in the
// whole database the more (else the matrix of every query would be of the United Nations and human
// rights).
std::vector<FacetValue> most_telling(const ViewContext& context, ConceptKind kind, uint64_t total,
                                     std::vector<FacetValue> main,
                                     const std::vector<std::vector<Meeting>>& first, size_t most) {
  const bool actors = kind == ConceptKind::kActor;
  const std::string field = actors ? "actor" : "issue";
  std::map<std::string, FacetValue> values;
  std::map<std::string, double> shares;
  for (FacetValue& value : main) {
    shares[value.value] = static_cast<double>(value.count) / static_cast<double>(total);
    values.emplace(value.value, std::move(value));
  }
  for (const auto& meetings : first) {
    std::set<std::string> here;
    for (const Meeting& one : meetings) here.insert(actors ? one.actor : one.issue);
    for (const std::string& id : here) shares[id] += 1.0 / static_cast<double>(first.size());
  }
  std::set<std::string> asked;
  for (const WantedUnit& unit : context.wanted.units) {
    const auto& ids = actors ? unit.actors : unit.issues;
    if (!ids.empty()) asked.insert(fold(ids.front()));
  }
  for (const std::string& id : asked) shares.try_emplace(id, 0);
  const double documents = context.database.get_doccount();
  std::vector<std::pair<double, FacetValue>> scored;
  for (const auto& [id, share] : shares) {
    std::optional<FacetValue> value;
    if (const auto known = values.find(id); known != values.end()) {
      value = known->second;
    } else {
      value = value_of(context.gazetteer, kind, id);
    }
    if (!value) continue;
    const double frequency =
        context.database.get_termfreq(schema::concept_term(schema::prefix_of(field), id));
    const double rarity = kLeastRarity + std::log((documents + 1) / (frequency + 1));
    scored.emplace_back(share * rarity + (asked.contains(id) ? kAsked : 0), std::move(*value));
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<FacetValue> chosen;
  for (size_t i = 0; i < std::min(most, scored.size()); ++i)
    chosen.push_back(std::move(scored[i].second));
  return chosen;
}

void drop_empty_rows(Matrix& matrix) {
  for (size_t row = matrix.actors.size(); row-- > 0;) {
    const auto& counts = matrix.counts[row];
    if (std::any_of(counts.begin(), counts.end(), [](uint64_t count) { return count > 0; }))
      continue;
    const auto at = static_cast<std::ptrdiff_t>(row);
    matrix.actors.erase(matrix.actors.begin() + at);
    matrix.counts.erase(matrix.counts.begin() + at);
  }
}

void drop_empty_columns(Matrix& matrix) {
  for (size_t column = matrix.issues.size(); column-- > 0;) {
    const bool empty = std::all_of(matrix.counts.begin(), matrix.counts.end(),
                                   [&](const auto& row) { return row[column] == 0; });
    if (!empty) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    matrix.issues.erase(matrix.issues.begin() + at);
    for (auto& row : matrix.counts) row.erase(row.begin() + at);
  }
}

}  // namespace

void make_matrix(const ViewContext& context, const ViewRequest& request, View& view) {
  Matrix& matrix = view.matrix;
  view.looked_at = view.total;
  if (view.total == 0) return;
  const auto first = first_meetings(context, context.query, kConsideredDocuments);
  auto main = main_concepts(context, context.query, {"actor", "issue"}, kMain);
  matrix.actors = most_telling(context, ConceptKind::kActor, view.total, std::move(main[0]), first,
                               request.rows);
  matrix.issues = most_telling(context, ConceptKind::kIssue, view.total, std::move(main[1]), first,
                               request.columns);
  std::vector<std::vector<std::string>> issues;
  matrix.wider = view.wider = request.wider;
  for (const FacetValue& issue : matrix.issues) {
    // A mention counts once, at the most specific issue that it is of.
    issues.push_back(request.wider ? ids_of(context.gazetteer, ConceptKind::kIssue, issue.value)
                                   : std::vector<std::string>{issue.value});
  }
  for (const FacetValue& actor : matrix.actors) {
    const auto actors = ids_of(context.gazetteer, ConceptKind::kActor, actor.value);
    std::vector<uint64_t>& row = matrix.counts.emplace_back();
    for (const auto& issue : issues) {
      row.push_back(context.count(
          Xapian::Query(Xapian::Query::OP_FILTER, context.query, pair_query(actors, issue))));
    }
  }
  drop_empty_rows(matrix);
  drop_empty_columns(matrix);
}

}  // namespace chancery::search
