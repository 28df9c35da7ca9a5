// Who says something of an issue, and of which issues somebody speaks: in one statement, by
// positions (schema.h) and without a record.
#pragma once

#include <string>
#include <vector>

#include "search/view/counting.h"
#include "search/view/view.h"

namespace chancery::search {

// Counts documents with a statement of an actor in which one of the issues `subject` (ids) stands;
// `who` false: with one of the actors `subject` in which an issue stands. Looks at
// kMostLookedAt documents at most (same_place.h) and notes in `view` how many; the counts are in
// `view`, unsorted.
void count_sayings(const ViewContext& context, const std::vector<std::string>& subject, bool who,
                   View& view);

}  // namespace chancery::search
