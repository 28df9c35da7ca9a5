// What is asked for a unit: how well texts fit it, and which have it.
#pragma once

#include <xapian.h>

#include "search/plan/members.h"
#include "search/plan/ranking.h"
#include "search/plan/unit.h"

namespace chancery::search {

// `words`, which are those of the unit, or its meaning, as often as it was typed.
Xapian::Query weighed(const Unit& unit, const Xapian::Query& words, const RankingNumbers& numbers);

// Any of its words and what is like them.
Xapian::Query loose_query_of(const Unit& unit, const RankingNumbers& numbers);
// What has the unit and matches `few` (empty: all that has it); only what compares positions is
// asked so, texts without `few` may be found too: where both must be there.
Xapian::Query strict_query_of(const Unit& unit, const RankingNumbers& numbers,
                              const Xapian::Query& few);
// What has the unit; the weight means nothing.
Members members_of(const Unit& unit);

// How much it tells that a text has the unit, in nats: of the terms that say so, the most frequent
// decides.
double information_of(const Unit& unit, const Xapian::Database& database);

}  // namespace chancery::search
