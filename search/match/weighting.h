// The weighting scheme of every match whose scores count.
#pragma once

#include <xapian.h>

#include "search/plan/ranking.h"

namespace chancery::search {

inline void set_weighting(Xapian::Enquire& enquire, const RankingNumbers& numbers) {
  // How often a word was typed is in the query's weights already: see Planner::weighed.
  constexpr double kNoQueryFrequency = 0;
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(numbers.k1, 0, kNoQueryFrequency, numbers.b, ranking::kMinLength));
}

}  // namespace chancery::search
