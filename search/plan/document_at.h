// A document by its path or by its id.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "chancery/schema.h"

namespace chancery::search {

using schema::document_id;

// The documents at `path`: the whole path or a part that it has; * and ? stand for characters. Two
// where more fit. `problem` says what is wrong with the pattern.
std::vector<Xapian::docid> documents_at(const std::string& path, const Xapian::Database& database,
                                        std::string& problem);

// The documents at whole paths, without weight.
Xapian::Query documents_at_paths(const std::vector<std::string>& paths);

// The one document with that id or path, as it is or relative to the working directory. Throws
// NotFound where there is none, RequestError where there is more than one.
Xapian::docid document_named(const std::string& name, const Xapian::Database& database);

// The document with that id. Throws NotFound.
Xapian::docid document_with_id(const std::string& id, const Xapian::Database& database);

}  // namespace chancery::search
