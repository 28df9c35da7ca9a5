// How much an actor matters in a document: 0 to 1, main ones 0.5 and above.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "chancery/record.h"

namespace chancery::indexer {

// Sets the salience of `tags` (actors of `record`, whose text and sentences are final) from where
// they stand (title, first sentences), how often, and how widely; sorts them by salience, then by
// number of mentions, then by id. `speaker`: the id of the state that a speech speaks for, which is
// a main actor of it. `body`: the byte behind the text's dateline, for who knows it.
void weigh(std::vector<Tag>& tags, const Record& record, std::string_view speaker = {},
           std::optional<uint32_t> body = std::nullopt);

}  // namespace chancery::indexer
