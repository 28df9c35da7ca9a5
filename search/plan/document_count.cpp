#include "search/plan/document_count.h"

#include "search/plan/set_query.h"
#include "search/plan/unweighted.h"

namespace chancery::search {

uint64_t count_documents(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, database, query);
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

}  // namespace chancery::search
