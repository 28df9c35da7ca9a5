// Answers a planned query with hits: found, ordered, copies of a text as one, facets counted.
#pragma once

#include <xapian.h>

#include <functional>

#include "search/answer/answer.h"
#include "search/match/databases.h"
#include "search/plan/plan.h"

namespace chancery::search {

struct Question {
  const Xapian::Query& query;  // of `plan`, or its fallback
  const Plan& plan;
  bool vague = false;  // words of the best answers may help: see feedback.h
  // Asked with the number of hits before they are put into order and read.
  std::function<bool(uint64_t found)> suffices;
  // Told the records of which most are going to be shown.
  std::function<void(const std::vector<const Record*>&)> will_name = {};
};

// Sets the hits with their snippets, the total, facets and undated of `answer`, whatever was there;
// of one that does not suffice, the total.
void find_hits(Databases& databases, const Gazetteer& gazetteer, const Question& question,
               const SearchOptions& options, Answer& answer);

// The same is likely to be asked for next: servers begin with its match when they have nothing else
// to do.
void will_find_hits(Databases& databases, const Gazetteer& gazetteer, const Question& question,
                    const SearchOptions& options);

}  // namespace chancery::search
