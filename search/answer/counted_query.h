// A query that is counted and not shown: what views are of.
#pragma once

#include <xapian.h>

#include <cstdint>

#include "search/match/databases.h"
#include "search/plan/plan.h"

namespace chancery::search {

struct CountedQuery {
  Plan plan;
  Xapian::Query query;  // of the plan: what a search answers (loosening.h)
  bool vague = false;   // not all of what was asked for must be there
  uint64_t total = 0;   // documents that match
};

CountedQuery counted_query(Plan plan, Databases& databases);

}  // namespace chancery::search
