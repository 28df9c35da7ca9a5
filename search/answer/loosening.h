// When less than all of a question is to do, and what is said of it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>

#include "search/answer/counts.h"
#include "search/plan/plan.h"

namespace chancery::search {

// Gives the number of documents that `query` finds. `vague`: not all of the words must be there. It
// asks `suffices` once, with that number, and makes them the answer where it does.
using AskFor = std::function<uint64_t(const Xapian::Query& query, bool vague,
                                      const std::function<bool(uint64_t found)>& suffices)>;

// Told what is likely to be asked for behind the next question, so that servers can begin with it.
using WillAskFor = std::function<void(const Xapian::Query& query, bool vague)>;

// Asks for what the plan says, and while too little is found for less of it:
// - most of it, where nothing has all, or where the commoner words leave out most of what the most
//   telling one finds: "osce minsk group failure" is a question about the group;
// - where hardly any document has that, what has a third of what the best one has. A sentence that
//   was pasted is such a question.
// What was asked last is the answer; the plan says of it how it was understood.
void ask_for_less(Plan& plan, const AskFor& ask, const WillAskFor& will_ask, const Counts& counts);

}  // namespace chancery::search
