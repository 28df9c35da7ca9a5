// Between all and any: what has most of a question.
#pragma once

#include <xapian.h>

#include <vector>

namespace chancery {

// A part of a question that a text may have or lack.
struct QueryPart {
  double information = 0;  // how much it tells that a text has it, in nats
  Xapian::Query member;    // which texts have it; weights mean nothing
  Xapian::Query any;       // how well they fit, and what is like them
};

// -log of the share of `documents` that have a part. None where no document has it: what cannot be
// had is not asked for.
double information(double documents, double found);

// The texts that have parts of at least half of the information of all. Beyond kMostWeighed the
// parts that tell most decide.
Xapian::Query most_of(std::vector<QueryPart> parts);

inline constexpr size_t kMostWeighed = 8;

}  // namespace chancery
