// When less than all of a question is to do, and what is said of it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "search/match/databases.h"
#include "search/plan/plan.h"

namespace chancery::search {

// The numbers of documents of several queries.
using CountAll = std::function<std::vector<uint64_t>(const std::vector<Xapian::Query>& queries)>;
// By these databases, whose servers are asked for all of them together.
CountAll count_by(Databases& databases);

// Asks for what the plan says, and while too little is found for less of it:
// - most of it, where nothing has all, or where the commoner words leave out most of what the most
//   telling one finds: "osce minsk group failure" is a question about the group;
// - where hardly any document has that, what has a third of what the best one has. A sentence that
// was
//   pasted is such a question.
// `ask` is given each query, and whether not all of the words must be there, and gives the number
// of documents that it finds. What was asked last is the answer; the plan says of it how it was
// understood.
void ask_for_less(Plan& plan,
                  const std::function<uint64_t(const Xapian::Query& query, bool vague)>& ask,
                  const CountAll& count_all);

}  // namespace chancery::search
