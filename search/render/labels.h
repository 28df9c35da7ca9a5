// Names in columns.
#pragma once

#include <string>
#include <string_view>

#include "search/render/style.h"

namespace chancery::search {

// The text, inert, in at most `columns` columns; what is left out is told by an ellipsis.
std::string shortened(std::string_view text, size_t columns, const Style& style);
// The same filled up with spaces.
std::string padded(std::string_view text, size_t columns, const Style& style);

}  // namespace chancery::search
