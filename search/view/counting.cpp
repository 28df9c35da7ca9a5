#include "search/view/counting.h"

#include "chancery/schema.h"
#include "chancery/stored_record.h"
#include "chancery/text.h"
#include "search/plan/document_count.h"
#include "search/plan/set_query.h"
#include "search/plan/unweighted.h"
#include "search/view/facets.h"

namespace chancery::search {

std::optional<Record> ViewContext::record(Xapian::docid document) const {
  deadline.check();
  return whole_record(database, document);
}

uint64_t ViewContext::count(const Xapian::Query& counted) const {
  deadline.check();
  return count_documents(database, counted);
}

std::vector<std::vector<FacetValue>> main_concepts(const ViewContext& context,
                                                   const Xapian::Query& query,
                                                   const std::vector<std::string>& fields,
                                                   uint32_t most) {
  Xapian::Enquire enquire(context.database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, context.database, query);
  const FacetCounter counter(fields, enquire);
  enquire.get_mset(0, 0, context.database.get_doccount());
  std::vector<std::vector<FacetValue>> lists;
  for (Facet& facet : counter.facets(context.gazetteer, most))
    lists.push_back(std::move(facet.values));
  return lists;
}

std::vector<std::vector<Meeting>> first_meetings(const ViewContext& context,
                                                 const Xapian::Query& query, uint32_t documents) {
  const std::string prefix(schema::prefix_of("pair"));
  std::vector<std::vector<Meeting>> found;
  Xapian::Enquire enquire(context.database);
  set_query(enquire, context.database, query);
  const Xapian::MSet first = enquire.get_mset(0, documents);
  for (auto item = first.begin(); item != first.end(); ++item) {
    std::vector<Meeting>& meetings = found.emplace_back();
    auto term = context.database.termlist_begin(*item);
    const auto end = context.database.termlist_end(*item);
    for (term.skip_to(prefix); term != end && (*term).starts_with(prefix); ++term) {
      const std::string pair = (*term).substr(prefix.size());
      const size_t slash = pair.find('/');
      if (slash != std::string::npos)
        meetings.push_back({pair.substr(0, slash), pair.substr(slash + 1)});
    }
  }
  return found;
}

std::optional<FacetValue> value_of(const Gazetteer& gazetteer, ConceptKind kind,
                                   const std::string& folded_id) {
  for (const ConceptIndex target : gazetteer.lookup(folded_id)) {
    const Concept& item = gazetteer[target];
    if (item.kind != kind || fold(item.id) != folded_id) continue;
    if (item.type == "government") return std::nullopt;
    return FacetValue{folded_id, item.name, 0};
  }
  return std::nullopt;
}

std::vector<std::string> ids_of(const Gazetteer& gazetteer, ConceptIndex target) {
  std::vector<std::string> ids;
  for (const ConceptIndex index : gazetteer.narrower(target)) ids.push_back(gazetteer[index].id);
  return ids;
}

std::vector<std::string> ids_of(const Gazetteer& gazetteer, ConceptKind kind,
                                const std::string& value) {
  for (const ConceptIndex target : gazetteer.lookup(value)) {
    if (gazetteer[target].kind == kind) return ids_of(gazetteer, target);
  }
  return {value};  // of a list that this program does not have
}

}  // namespace chancery::search
