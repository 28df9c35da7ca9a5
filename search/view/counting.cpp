#include "search/view/counting.h"

#include "search/match/facets.h"

namespace chancery {

uint64_t count_documents(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

std::vector<FacetValue> main_concepts(const ViewContext& context, const Xapian::Query& query,
                                      const std::string& field, uint32_t most) {
  Xapian::Enquire enquire(context.database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const FacetCounter counter({field}, enquire);
  enquire.get_mset(0, 0, context.database.get_doccount());
  return counter.facets(context.gazetteer, most).front().values;
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

}  // namespace chancery
