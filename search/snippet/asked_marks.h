// Which marks of a whole text are of what the query asks for, among all the actors and issues that
// it names.
#pragma once

#include <vector>

#include "search/plan/wanted.h"
#include "search/snippet/snippet.h"

namespace chancery::search {

// The words of the query and all mentions of the text of `record`, in order; Mark::asked is set of
// the words, and of mentions of the query's actors and issues.
std::vector<Mark> asked_marks(const Record& record, const Wanted& wanted);

}  // namespace chancery::search
