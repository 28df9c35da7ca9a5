// When most of a question's words are to do instead of all, and what is said of it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "search/plan/plan.h"

namespace chancery::search {

// Whether the plan's fallback is to be asked: nothing has all that was asked for, or the commoner
// words leave out most of what the most telling one finds. "osce minsk group failure" is a question
// about the group. `found`: documents that have all.
bool wants_more(const Xapian::Database& database, const Plan& plan, uint64_t found);

// " (1 has all; without failure: 12)", of an answer of the fallback; empty when there is nothing to
// say.
std::string what_most_lack(const Xapian::Database& database, const Plan& plan, uint64_t found);

}  // namespace chancery::search
