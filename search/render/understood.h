// Queries, and what was understood of them, in the room that there is.
#pragma once

#include <string>
#include <string_view>

#include "search/render/flow.h"

namespace chancery::search {

// So many columns of what was understood, or of a suggestion, are shown.
inline constexpr size_t kLongestUnderstood = 300;

// `query`, which may be as long as a document, cut to `columns`.
std::string trimmed(const std::string& query, size_t columns, const Style& style);

// Adds what was understood of a query, its parts kept whole.
void add_understood(Flow& flow, std::string_view understood, const Style& style);

}  // namespace chancery::search
