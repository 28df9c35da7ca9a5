#include "search/answer/counted_query.h"

#include <utility>

#include "search/answer/counts.h"
#include "search/answer/loosening.h"
#include "search/plan/document_count.h"

namespace chancery::search {

CountedQuery counted_query(Plan plan, Databases& databases) {
  CountedQuery counted{std::move(plan)};
  const Counts counts(databases);
  ask_for_less(
      counted.plan,
      [&](const Xapian::Query& asked, bool vague, const auto& suffices) {
        counted.query = asked;
        counted.vague = vague;
        counted.total = count_documents(databases.all(), asked);
        suffices(counted.total);
        return counted.total;
      },
      [&](const Xapian::Query& next, bool) { counts.prepare({next}); }, counts);
  return counted;
}

}  // namespace chancery::search
