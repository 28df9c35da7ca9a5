// Mentions that name a state and say little of it: its money, and where somebody has a seat.
#pragma once

#include <string_view>

#include "chancery/text.h"

namespace chancery::indexer {

// Whether what follows `mention` (bytes of `text`) makes it an attribute in passing: "Australian"
// in "Australian dollars", "London" in "London-based". Thread-safe.
bool in_passing(std::string_view text, const Span& mention);

}  // namespace chancery::indexer
