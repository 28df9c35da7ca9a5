// What a run will cost, guessed before it reads anything.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/walk/walk.h"

namespace chancery::indexer {

// About how many bytes of text are in `files`: an archive has more than its size, and each file
// costs something however small it is.
uint64_t text_cost(const std::vector<FoundFile>& files);

// What changing or removing a document costs at least, in bytes of text.
inline constexpr uint64_t kDocumentCost = 2048;

}  // namespace chancery::indexer
