// A document by its path or by its id.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace chancery::search {

// What a document is called where its path is too long or may not be told: 16 hexadecimal digits
// of the path. The same after each run and in each database that has the file at that path.
std::string document_id(std::string_view path);

// The documents at `path`: the whole path or a part that it has; * and ? stand for characters. Two
// where more fit. `problem` says what is wrong with the pattern.
std::vector<Xapian::docid> documents_at(const std::string& path, const Xapian::Database& database,
                                        std::string& problem);

// The documents at whole paths, without weight.
Xapian::Query documents_at_paths(const std::vector<std::string>& paths);

// The one document with that id or path, as it is or relative to the working directory. Throws
// NotFound where there is none, RequestError where there is more than one.
Xapian::docid document_named(const std::string& name, const Xapian::Database& database);

}  // namespace chancery::search
