// Words within one statement: said:iran corridor, act:denies corridor, corridor /q iran.
#pragma once

#include <xapian.h>

#include <string>

#include "search/parse/query_tree.h"
#include "search/plan/leaf_queries.h"

namespace chancery::search {

// `tree` with the words that stand beside said:, act: and of: on a level of it joined with them to
// a node of kind kSameStatement: its children are those fields, then words, phrases, actor: and
// issue:. What is excluded or has a plus, dates and other fields stay beside it.
QueryNode with_statements(QueryNode tree);

// The tree of a question (statement_question.h) with words for who is no actor.
QueryNode with_speakers(QueryNode tree, LeafQueries& leaves);
// Whether a tree is one statement that a question asks for, and the words of that question without
// what its verb tells.
bool is_statement_question(const QueryNode& tree);
QueryNode words_of_question(const QueryNode& tree);

// The query of a node of kind kSameStatement, whose fields and other children are in any order;
// without said: and act: statements of anybody and any kind count, of what of: names those that it
// does not make itself. Documents are told by positions
// (schema.h); at most kMostLookedAt (same_place.h) that have all are looked at, and when there are
// more, that is noted. Those with more such statements come first. Throws QueryError.
Xapian::Query same_statement_query(const std::string& query, const QueryNode& node,
                                   const PlanContext& context, UnitFinder& finder,
                                   LeafQueries& leaves, Notes& notes);

}  // namespace chancery::search
