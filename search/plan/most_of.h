// Between all and any: what has most of a question.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/plan/members.h"

namespace chancery::search {

// A part of a question that a text may have or lack.
struct QueryPart {
  double information = 0;  // how much it tells that a text has it, in nats; see kNotMeasured
  Members member;          // which texts have it; weights mean nothing
  Xapian::Query any;       // how well they fit, and what is like them
  std::string label = {};  // what to call it; empty where nothing short says it
};

// Of a part whose information was not asked for: to count what a query finds costs time.
inline constexpr double kNotMeasured = -1;

// Whether so few texts have a part that to look for others there alone is worth it: asking that of
// each phrase has its cost, too.
bool is_selective(const QueryPart& part);

// -log of the share of `documents` that have a part. None where no document has it: what cannot be
// had is not asked for.
double information(double documents, double found);

inline constexpr double kMost = 0.5;
inline constexpr size_t kMostWeighed = 10;

// The texts that have parts of at least `share` of the information of all. Beyond kMostWeighed the
// parts that tell most decide.
Xapian::Query most_of(std::vector<QueryPart> parts, double share = kMost);

}  // namespace chancery::search
