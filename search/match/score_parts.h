// What gives a hit its score, in words.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/match/score_part.h"
#include "search/plan/ranking.h"

namespace chancery::search {

// The contributions to the score of document `docid`, greatest first, which sum up to what the
// match of `query` with `feedback` (which may be empty) on top gives it. Measured, not computed
// again: each part of the query is matched against the document by itself. `typed`: the query, to
// name words by.
std::vector<ScorePart> score_parts(const Xapian::Database& database, const Xapian::Query& query,
                                   const Xapian::Query& feedback, Xapian::docid docid,
                                   const Gazetteer& gazetteer, const std::string& typed,
                                   const RankingNumbers& numbers);

}  // namespace chancery::search
