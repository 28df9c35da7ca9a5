// The sentences of a document that answer a query, with what they say it by marked.
#pragma once

#include <vector>

#include "search/plan/wanted.h"
#include "search/snippet/snippet.h"
#include "search/snippet/word_finder.h"

namespace chancery::search {

struct SnippetLimits {
  size_t sentences = 3;
  size_t characters = 300;  // of all, with what stands between them
};

// `words`: those of the query in the text of `record`.

// The best sentences of `record` in the order of the text; those that begin it when none holds
// anything of the query. When the query has an actor and an issue, and any sentence mentions both,
// such a one is among them. Where a whole sentence does not fit, a part of it stands for it.
// Scores: see snippets.cpp.
std::vector<Snippet> make_snippets(const Record& record, const Wanted& wanted,
                                   const std::vector<FoundWord>& words,
                                   const SnippetLimits& limits = {});
// The words of the query and all actors and issues in the whole text.
std::vector<Mark> marks_of_text(const Record& record, const std::vector<FoundWord>& words);

}  // namespace chancery::search
