// What an answer says of how its query was read, or why nothing was found.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "search/render/style.h"

namespace chancery::search {

// A line a sentence, wrapped.
void write_explanation(std::ostream& out, const std::vector<std::string>& sentences,
                       const Style& style);

}  // namespace chancery::search
