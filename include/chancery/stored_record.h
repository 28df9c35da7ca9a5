// Records as a database keeps them.
//
// Floor: store.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "chancery/record.h"

namespace chancery {

// The record in `document`. Throws Error, which names the document by its path and says what to do,
// when a byte of it has changed since it was written: what is damaged is never shown. Throws
// Xapian::Error when the database cannot be read.
Record stored_record(const Xapian::Document& document);
// Likewise of the packed record of the document at `path`.
Record stored_record(std::string_view packed, const std::string& path);
// Absent where the record is damaged or lost: an answer goes on without one document. Throws other
// errors of Xapian's than damage.
std::optional<Record> whole_record(const Xapian::Database& database, Xapian::docid document);
// As far as the values of the document that is damaged tell them: path, publisher, language and
// type; the rest is empty.
Record remains_of(const Xapian::Database& database, Xapian::docid document);

}  // namespace chancery
