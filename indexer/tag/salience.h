// How much an actor matters in a document: 0 to 1, main ones 0.5 and above.
#pragma once

#include <string_view>
#include <vector>

#include "chancery/record.h"

namespace chancery::indexer {

struct StatesOfText {
  std::string_view speaker;     // that a speech speaks for: a main actor of it
  std::string_view written_in;  // where the dateline says that it was written
};

// Sets the salience of `tags` (actors of `record`, whose text and sentences are final) from where
// they stand (title, first sentences), how often, and how widely; sorts them by salience, then by
// number of mentions, then by id. `of_text`: ids, empty where there is none.
void weigh(std::vector<Tag>& tags, const Record& record, const StatesOfText& of_text = {});

}  // namespace chancery::indexer
