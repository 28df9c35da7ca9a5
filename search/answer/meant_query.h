// A query as it is answered: as it was typed, or as it was surely meant.
#pragma once

#include <string>
#include <vector>

#include "search/match/spelling.h"
#include "search/plan/plan.h"
#include "search/plan/question.h"

namespace chancery::search {

struct MeantQuery {
  Plan plan;
  Correction correction;
  bool corrected = false;  // `plan` is of the query as `correction` has it
  PlainQuestion::Order order = PlainQuestion::kAsAsked;
  std::vector<std::string> hints;
};

// Where words of `query` find nothing and were surely mistyped, the plan is of what was meant:
// "korridor" → corridor. `bag_of_words`: the query has no grammar. Throws QueryError.
MeantQuery meant_query(const std::string& query, bool bag_of_words, const PlanContext& context,
                       Spelling& spelling);

// Adds to what `plan` of `query` says of itself that its hits are in the order of their days.
void say_order(bool oldest_first, const std::string& query, Plan& plan);

}  // namespace chancery::search
