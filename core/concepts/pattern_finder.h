// Finds the issues of a text: the patterns' trie, walked from every token that may begin one.
#pragma once

#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "core/concepts/match_text.h"
#include "core/concepts/matcher_tries.h"

namespace chancery {

// Appends mentions of issues to `found`, which holds the mentions of actors, known by
// scratch.mention_at.
void find_patterns(const Gazetteer& gazetteer, const Tries& tries, const MatchText& text,
                   std::vector<Mention>& found);

}  // namespace chancery
