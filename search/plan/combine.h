// Small steps of building Xapian queries.
#pragma once

#include <xapian.h>

#include <vector>

namespace chancery {

// `parts` joined by `op`; the only one as it is, none as an empty query.
inline Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  if (parts.empty()) return Xapian::Query();
  return parts.size() == 1 ? parts.front() : Xapian::Query(op, parts.begin(), parts.end());
}

// What `query` finds, with more weight where `bonus` matches.
inline Xapian::Query raised(const Xapian::Query& query, const Xapian::Query& bonus) {
  using Xapian::Query;
  return query.empty() || bonus.empty() ? query : Query(Query::OP_AND_MAYBE, query, bonus);
}

}  // namespace chancery
