// How much an actor or issue matters in a document: 0 to 1, main ones 0.5 and above.
#pragma once

#include <vector>

#include "chancery/record.h"

namespace chancery::indexer {

// Sets the salience of `tags` (the actors or the issues of `record`, whose text and sentences are
// final) from where they stand (title, first sentences), how often, and how widely; sorts them by
// salience, then by number of mentions, then by id.
void weigh(std::vector<Tag>& tags, const Record& record);

}  // namespace chancery::indexer
