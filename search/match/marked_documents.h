// Where a database has the documents that marks name.
#pragma once

#include <xapian.h>

#include <vector>

#include "search/plan/marked.h"

namespace chancery::search {

// Sets `found` and `changed` of each: every document with that text, wherever it lies now, else the
// one at its path with another text. Looks through the sketches of all documents, some ten million
// a second, and reads only those that may be meant.
void find_marked(std::vector<MarkedDocument>& marked, const Xapian::Database& database);

// What a mark keeps of the document at `path`. Throws NotFound.
MarkedDocument mark_of(const std::string& path, const Xapian::Database& database);

}  // namespace chancery::search
