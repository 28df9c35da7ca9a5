// The sentences of the statements that a query asks for.
#pragma once

#include <optional>
#include <vector>

#include "search/snippet/evidence.h"
#include "search/snippet/snippets.h"

namespace chancery::search {

// Whether a statement is one that is asked for, by speaker and act.
bool is_wanted(const Statement& statement, const WantedStatements& wanted);
// From the first byte of what is said, its speaker and its cue to the last.
Span extent_of(const Statement& statement);

// The statements that are asked for (all, when none are) with most of the query's words in what
// they say, in their order; with none of them only where the query has no words.
std::vector<const Statement*> best_statements(const Record& record, const Wanted& wanted,
                                              const Evidence& evidence);

// Parts of `record` in its order: of the statements that are asked for and hold most of the query's
// words, each with its frame. Empty when it has no such statement.
std::vector<Span> choose_statements(const Record& record, const Wanted& wanted,
                                    const Evidence& evidence, const SnippetLimits& limits);

// Notes in snippets of such statements who says them and what that does.
void name_speakers(const Record& record, const Wanted& wanted, const Evidence& evidence,
                   std::vector<Snippet>& snippets);

}  // namespace chancery::search
