// Actors and issues of a hit, chosen and counted.
#pragma once

#include <cstdint>
#include <vector>

#include "chancery/record.h"
#include "search/render/flow.h"

namespace chancery::search {

// Mentions in the text and in the title.
uint64_t mention_count(const Tag& tag);

// The main ones (salience 0.5 and above), at most `most`; when none is main, the most salient.
std::vector<const Tag*> shown_tags(const std::vector<Tag>& tags, size_t most);

// "Armenia ×14 · Azerbaijan ×12" and "peace talks · border delimitation", names kept whole.
void add_actors(Flow& flow, const Style& style, const Record& record, size_t most);
void add_issues(Flow& flow, const Style& style, const Record& record, size_t most);
// Both: "Armenia ×14 · Azerbaijan ×12 | peace talks · border delimitation".
void add_tags(Flow& flow, const Style& style, const Record& record, size_t most);

}  // namespace chancery::search
