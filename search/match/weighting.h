// The weighting scheme of every match whose scores count.
#pragma once

#include <xapian.h>

#include <string>

#include "chancery/schema.h"
#include "search/plan/ranking.h"

namespace chancery::search {

inline void set_weighting(Xapian::Enquire& enquire, const RankingNumbers& numbers) {
  // How often a word was typed is in the query's weights already: see Planner::weighed.
  constexpr double kNoQueryFrequency = 0;
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(numbers.k1, 0, kNoQueryFrequency, numbers.b, ranking::kMinLength));
}

// Documents that weigh the same come in the order of their paths, and with these: servers would be
// asked for each path otherwise. On one database that is the order of numbers after a first run.
inline void by_paths(Xapian::Enquire& enquire) {
  enquire.set_sort_by_relevance_then_value(schema::kPathSlot, false);
}

class NoKey : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document&) const override { return {}; }
};

// The same order as without it. A match that counts all that it finds puts each document into the
// heap of the best and takes the worst out again; but where documents that weigh the same also have
// a key, it compares each with the worst first (MultiMatch::get_mset of 1.4). A server takes no
// KeyMaker, and a match that may end early would not.
inline void compare_first(Xapian::Enquire& enquire) {
  enquire.set_sort_by_relevance_then_key((new NoKey)->release(), false);
}

}  // namespace chancery::search
