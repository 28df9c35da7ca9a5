// Finds the issues of a text: the patterns' trie, walked from every token that may begin one.
#pragma once

#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "core/concepts/match_text.h"
#include "core/concepts/matcher_tries.h"

namespace chancery {

// Appends mentions of issues to `found`, which holds the mentions of actors, known by
// scratch.mention_at. An issue that began after `year` is not found; year 0: of an undated text,
// in which all are.
void find_patterns(const Gazetteer& gazetteer, const Tries& tries, const MatchText& text, int year,
                   std::vector<Mention>& found);

}  // namespace chancery
