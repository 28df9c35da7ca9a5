// What a document was read from, told by its bytes and not by its path.
#pragma once

#include <xapian.h>

#include <cstdint>

namespace chancery::search {

// Of the bytes of its file, its place within that and its sketch: the same for a file that was
// renamed or moved, another one when a byte of it has changed. 0: not known, as of records that
// came from no file.
uint64_t source_hash(const Xapian::Document& document);

}  // namespace chancery::search
