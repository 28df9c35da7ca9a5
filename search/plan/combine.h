// Small steps of building Xapian queries.
//
// Xapian 1.4 (OrPostList::check) gives a document the weight of a side of an OR that does not match
// it when that side compares positions (NEAR, a phrase) and the OR stands in an AND, a FILTER or at
// the right of an AND_MAYBE. The two functions make queries that are not asked so.
#pragma once

#include <xapian.h>

#include <vector>

namespace chancery::search {

// `parts` joined by `op`; the only one as it is, none as an empty query.
Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts);

// What `query` finds, with more weight where a bonus matches.
Xapian::Query raised(const Xapian::Query& query, const Xapian::Query& bonus);
Xapian::Query raised(const Xapian::Query& query, const std::vector<Xapian::Query>& bonuses);

}  // namespace chancery::search
