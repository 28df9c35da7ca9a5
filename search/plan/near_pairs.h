// Neighbouring words of a query, which are worth more where they stand near each other.
#pragma once

#include <xapian.h>

#include <vector>

#include "search/plan/ranking.h"
#include "search/plan/unit.h"

namespace chancery::search {

// What raises documents that have two words of the query near each other, a query for each two
// neighbours of `units`: of "upper house vote" upper near house, and house near vote. At most
// ranking::kMaxNearPairs; two words that are common both are no such pair.
std::vector<Xapian::Query> near_pairs(const std::vector<Unit>& units,
                                      const Xapian::Database& database,
                                      const RankingNumbers& numbers);

}  // namespace chancery::search
