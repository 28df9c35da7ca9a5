// Copies of a Xapian database that nobody writes to.
#pragma once

#include <filesystem>

namespace chancery::indexer {

// Makes `to`, a new directory, a copy of the glass database `from`; on file systems that can, the
// two share their blocks until one is changed. Throws Error.
void copy_database(const std::filesystem::path& from, const std::filesystem::path& to);

// Makes `to`, a new directory, the glass database `from` under another name: the same files, which
// must not be written to from then on, by either name. Copies where the file system cannot link.
// Throws Error.
void link_database(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace chancery::indexer
