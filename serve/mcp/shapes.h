// What tools give: the answers of docs/json.md without what an assistant has no use for, and with a
// citation.
#pragma once

#include <string>

#include "chancery/record.h"
#include "search/answer/answer.h"
#include "serve/mcp/message.h"

namespace chancery::serve {

// As much of one result as a conversation can bear, in bytes of JSON.
inline constexpr size_t kMostResult = 60'000;

Json found_json(const search::Answer& answer);
// The part of the document's text from byte `start`, about `length` bytes, that ends with a
// sentence.
Json read_json(const Record& record, size_t start, size_t length);

// Takes values from the end of the list `json[list]` until the rest is short enough.
void shorten(Json& json, const std::string& list);

// The schema called `name`, with all that it refers to.
Json result_schema(const std::string& name);

}  // namespace chancery::serve
