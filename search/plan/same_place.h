// The operators /s and /p: everything in one sentence, in one paragraph.
#pragma once

#include <xapian.h>

#include <string>

#include "search/parse/query_tree.h"
#include "search/plan/leaf_queries.h"

namespace chancery::search {

// The query of a node of kind kSameSentence or kSameParagraph. Sides are words (in any form; names
// mean whom they name), phrases, actor:, issue:, or any of these joined by OR. Documents are told
// by positions: those of what was asked for, and those where sentences and paragraphs begin
// (schema.h). At most kMostLookedAt documents that have all sides are looked at; when there are
// more, that is noted. Throws QueryError, pointing into `query`.
Xapian::Query same_place_query(const std::string& query, const QueryNode& node,
                               const PlanContext& context, UnitFinder& finder, LeafQueries& leaves,
                               Notes& notes);

inline constexpr size_t kMostLookedAt = 5'000;

}  // namespace chancery::search
