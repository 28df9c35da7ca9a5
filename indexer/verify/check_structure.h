// Whether a glass database is what Xapian wrote: its files, their trees, and what one table says of
// another.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>

#include "indexer/verify/findings.h"

namespace chancery::indexer {

// Xapian's own check (that of xapian-check) of the database in the folder `path`, and tables that
// are missing. `name`: how findings call the folder. Throws Error when a file cannot be looked at.
void check_structure(const std::filesystem::path& path, const std::string& name,
                     Findings& findings);

// Compares every posting with the terms of its document, their sums with the lengths of documents
// and their numbers with the statistics: one pass over all postings and one over all lists of
// terms. Takes eight bytes a document. Throws Xapian::Error.
void check_postings(const Xapian::Database& database, const std::string& name, Findings& findings);

}  // namespace chancery::indexer
