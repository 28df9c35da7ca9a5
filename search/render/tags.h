// Actors and issues of a hit, chosen and counted.
#pragma once

#include <string>
#include <vector>

#include "search/answer/answer.h"
#include "search/render/flow.h"

namespace chancery::search {

// Whether most documents name it, too, as Hit::usual says.
bool is_usual(const Tag& tag, const std::vector<std::string>& usual);

// The main ones (salience 0.5 and above), at most `most`; when none is main, the most salient.
// Those that most documents name follow the others.
std::vector<const Tag*> shown_tags(const std::vector<Tag>& tags,
                                   const std::vector<std::string>& usual, size_t most);

// "Armenia ×14 · Azerbaijan ×12" and "peace talks · border delimitation", names kept whole.
void add_actors(Flow& flow, const Style& style, const Hit& hit, size_t most);
void add_issues(Flow& flow, const Style& style, const Hit& hit, size_t most);
// Both: "Armenia ×14 · Azerbaijan ×12 | peace talks · border delimitation".
void add_tags(Flow& flow, const Style& style, const Hit& hit, size_t most);

}  // namespace chancery::search
