// The bytes of files, as hashes: what tells whether a file changed that was touched.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/walk/walk.h"

namespace chancery::indexer {

// Of all bytes of the open file, whatever its offset. 0, which no hash is, when it cannot be read
// to its end.
uint64_t content_hash(int file);

// For each file whether its bytes still have the hash of its signature; read by `threads` at a
// time.
std::vector<char> same_content(const std::vector<FoundFile>& files, unsigned threads);

}  // namespace chancery::indexer
