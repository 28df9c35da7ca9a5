#include "search/plan/combine.h"

#include "search/plan/all_documents.h"

namespace chancery::search {

using Xapian::Query;

namespace {

bool compares_positions(const Query& query) {
  switch (query.get_type()) {
    case Query::OP_NEAR:
    case Query::OP_PHRASE:
      return true;
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_SCALE_WEIGHT:
      for (size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (compares_positions(query.get_subquery(i))) return true;
      }
      return false;
    default:
      return false;
  }
}

// The same query in a form that cannot be told to look at one document and then to stay there: it
// goes on to its next match, as words do.
Query going_on(const Query& query) {
  return {Query::OP_AND_MAYBE, query, Query(Query::OP_SCALE_WEIGHT, all_documents(), 0.0)};
}

}  // namespace

Query combine(Query::op op, const std::vector<Query>& parts) {
  if (parts.empty()) return Query();
  if (parts.size() == 1) return parts.front();
  if (op != Query::OP_OR) return Query(op, parts.begin(), parts.end());
  std::vector<Query> sides;
  sides.reserve(parts.size());
  for (const Query& part : parts) sides.push_back(compares_positions(part) ? going_on(part) : part);
  return Query(op, sides.begin(), sides.end());
}

Query raised(const Query& query, const Query& bonus) {
  return query.empty() || bonus.empty() ? query : Query(Query::OP_AND_MAYBE, query, bonus);
}

Query raised(const Query& query, const std::vector<Query>& bonuses) {
  Query made = query;
  for (const Query& bonus : bonuses) made = raised(made, bonus);
  return made;
}

}  // namespace chancery::search
