// What a question in plain words says besides its matter: when, in which order, and that it asks.
//
// "what happened in karabakh since 2019" asks for texts on Karabakh of 2019 and later. Times become
// date: fields, words that ask go, "first" and "latest" order by date. English only. What stands in
// quotes, behind a field or beside an operator is never touched, nor is a query of which nothing
// would be left.
#pragma once

#include <string>
#include <vector>

#include "search/parse/query_tree.h"

namespace chancery::search {

struct PlainQuestion {
  enum Order : uint8_t { kAsAsked, kOldestFirst, kNewestFirst };
  QueryNode tree;
  Order order = kAsAsked;
  // For people: how a part was read that may have been meant otherwise.
  std::vector<std::string> hints;
};

// Throws QueryError as parse_query does.
PlainQuestion read_question(const std::string& query);

}  // namespace chancery::search
