#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "chancery/schema.h"
#include "chancery/text.h"
#include "search/plan/meaning_fields.h"
#include "search/plan/request_error.h"
#include "search/view/sayings.h"
#include "search/view/subject.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr uint32_t kCandidates = 60;      // main actors or issues whose meetings are counted
constexpr uint32_t kFirstDocuments = 60;  // whose other meetings are counted too

// The issue of :who or the actor of :what.
struct Subject {
  std::string name;
  std::vector<std::string> ids;
};

Subject subject_of(const ViewContext& context, const std::string& typed, const char* field) {
  const Gazetteer& gazetteer = context.gazetteer;
  const bool issue = std::string_view(field) == "issue";
  const auto kind = issue ? ConceptKind::kIssue : ConceptKind::kActor;
  if (!typed.empty()) {
    const ConceptIndex target = concept_called(context, typed, kind);
    if (target == kNoConcept)
      throw RequestError(fmt::format("no {} is called \"{}\"", field, typed),
                         similar_names(context, field, typed,
                                       fmt::format("{}: in a query takes the same names", field)));
    return {gazetteer[target].name, ids_of(gazetteer, target)};
  }
  const std::vector<std::string> ids = ids_in_query(context, kind);
  if (ids.empty())
    throw RequestError(fmt::format("the query names no {}", field),
                       issue ? ":who ISSUE says which one" : ":what ACTOR says which one");
  const ConceptIndex target = gazetteer.find(kind, ids.front());
  return {target == kNoConcept ? ids.front() : gazetteer[target].name, ids};
}

// Ids of the actors or issues that meet the subject in the first documents: those that are main
// ones nowhere would be missed otherwise.
std::set<std::string> met_in_first(const ViewContext& context, const Xapian::Query& query,
                                   const std::vector<std::string>& subject, bool who) {
  std::set<std::string> wanted;
  for (const std::string& id : subject) wanted.insert(fold(id));
  std::set<std::string> found;
  for (const auto& meetings : first_meetings(context, query, kFirstDocuments)) {
    for (const Meeting& one : meetings) {
      if (wanted.contains(who ? one.issue : one.actor)) found.insert(who ? one.actor : one.issue);
    }
  }
  return found;
}

// The issues or actors that meet the subject in sentences, with their counts.
void count_meetings(const ViewContext& context, const Subject& subject, bool who, bool wider,
                    View& view) {
  std::vector<std::string> terms;
  for (const std::string& id : subject.ids)
    terms.push_back(schema::concept_term(schema::prefix_of(who ? "issue" : "actor"), id));
  const Xapian::Query mentioned(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
  const Xapian::Query about(Xapian::Query::OP_FILTER, context.query, mentioned);
  const auto kind = who ? ConceptKind::kActor : ConceptKind::kIssue;
  std::vector<FacetValue> candidates =
      main_concepts(context, about, {view.counts.field}, kCandidates).front();
  std::set<std::string> others = met_in_first(context, about, subject.ids, who);
  for (const FacetValue& value : candidates) others.erase(value.value);
  for (const std::string& id : others) {
    if (auto value = value_of(context.gazetteer, kind, id)) candidates.push_back(std::move(*value));
  }
  for (FacetValue& value : candidates) {
    // A mention counts once, at the most specific issue that it is of.
    const std::vector<std::string> other = who || wider
                                               ? ids_of(context.gazetteer, kind, value.value)
                                               : std::vector<std::string>{value.value};
    const Xapian::Query pairs =
        who ? pair_query(other, subject.ids) : pair_query(subject.ids, other);
    value.count = context.count(Xapian::Query(Xapian::Query::OP_FILTER, context.query, pairs));
    if (value.count > 0) view.counts.values.push_back(std::move(value));
  }
}

}  // namespace

void make_meetings(const ViewContext& context, const ViewRequest& request, View& view) {
  const bool who = request.kind == ViewKind::kWho;
  const Subject subject = subject_of(context, request.subject, who ? "issue" : "actor");
  view.subject = subject.name;
  view.looked_at = view.total;
  view.wider = request.wider;
  view.says = request.says;
  view.counts.field = who ? "actor" : "issue";
  if (request.says) {
    count_sayings(context, subject.ids, who, view);
  } else {
    count_meetings(context, subject, who, request.wider, view);
  }
  auto& values = view.counts.values;
  view.counts.distinct = values.size();
  std::stable_sort(values.begin(), values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  if (request.most != 0 && values.size() > request.most) values.resize(request.most);
}

}  // namespace chancery::search
