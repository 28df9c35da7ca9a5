// Which documents databases hold, as a number to compare.
#pragma once

#include <xapian.h>

#include <string>

namespace chancery::search {

// 16 hexadecimal digits of the paths, texts and dates of all documents, in whatever order: the same
// after indexing anew what has not changed, and of copies of a database. Reads three values of
// each document, some millions a second.
std::string fingerprint(const Xapian::Database& database);

}  // namespace chancery::search
