// NEAR and ADJ.
#pragma once

#include <xapian.h>

#include <string>

#include "search/parse/query_tree.h"
#include "search/plan/leaf_queries.h"

namespace chancery::search {

// The query of a node of kind kNear or kAdjacent, whose sides are words, phrases, actors and
// issues. Throws QueryError, pointing into `query`.
Xapian::Query near_query(const std::string& query, const QueryNode& node, LeafQueries& leaves);

}  // namespace chancery::search
