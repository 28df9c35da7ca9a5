// Marks in texts: which parts are words of the query, actors and issues.
#pragma once

#include <vector>

#include "search/snippet/snippet.h"
#include "search/snippet/word_finder.h"

namespace chancery::search {

// Words of the query (`words`) and all mentions of `record`, in order and without overlap: a phrase
// in quotes is marked as a whole, an actor within an issue is an actor, the rest of it the issue;
// words count where neither stands. Only what lies in one of `windows` (in order, apart from each
// other).
std::vector<Mark> marks_of(const Record& record, const std::vector<FoundWord>& words,
                           const std::vector<Span>& windows);

// The parts `chosen` (in order, none across two sentences) as snippets, with those of `marks` that
// lie in them.
std::vector<Snippet> cut(const Record& record, const std::vector<Span>& chosen,
                         const std::vector<Mark>& marks);

}  // namespace chancery::search
