#include "search/answer/field_values.h"

#include <utility>

#include "chancery/text.h"
#include "search/plan/all_documents.h"
#include "search/plan/set_query.h"
#include "search/view/facets.h"

namespace chancery::search {

namespace {

std::vector<std::string> values_of(const Xapian::Database& database, const Gazetteer& gazetteer,
                                   const std::string& field) {
  Xapian::Enquire enquire(database);
  set_query(enquire, database, all_documents());
  const FacetCounter counter({field}, enquire);
  enquire.get_mset(0, 0, database.get_doccount());
  std::vector<std::string> values;
  const std::vector<Facet> facets = counter.facets(gazetteer, 0);
  for (const FacetValue& value : facets.front().values) {
    if (!value.value.empty()) values.push_back(value.value);
  }
  return values;
}

}  // namespace

std::vector<std::string> FieldValues::beginning(const Xapian::Database& database,
                                                const Gazetteer& gazetteer,
                                                const std::string& field, const std::string& start,
                                                size_t most) {
  auto known = all_.find(field);
  if (known == all_.end()) known = all_.emplace(field, values_of(database, gazetteer, field)).first;
  std::vector<std::string> found;
  const std::string folded = fold(start);
  for (const std::string& value : known->second) {
    if (found.size() == most) break;
    if (fold(value).starts_with(folded)) found.push_back(value);
  }
  return found;
}

}  // namespace chancery::search
