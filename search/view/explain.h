// Why a query finds nothing.
#pragma once

#include <string>
#include <vector>

#include "search/plan/plan.h"

namespace chancery::search {

// Sentences for a query that matches no document: which of its words no document has and what is
// spelled like them, which of its parts find nothing alone, and what would be found without one of
// them. Empty when there is nothing to say.
std::vector<std::string> explain_nothing(const std::string& query, const PlanContext& context);

}  // namespace chancery::search
