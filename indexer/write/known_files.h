// The files that a database was made from.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/walk/walk.h"

namespace chancery::indexer {

struct KnownFile {
  FileSignature signature;
  std::vector<Xapian::docid> documents;
  bool found = false;    // for compare
  bool touched = false;  // `signature` has a changed_ns of TouchedFiles
};
using KnownFiles = std::unordered_map<std::string, KnownFile>;

// Files that were changed in nothing but FileSignature::changed_ns since they were read, and that
// time as it is now: their documents need not be written for it. Kept in schema::kTouchedKey.
using TouchedFiles = std::map<std::string, int64_t>;
std::string pack(const TouchedFiles& touched);
// Empty for other bytes.
TouchedFiles unpack_touched(std::string_view bytes);

// Sets what they know of `known`.
void add_touched(const TouchedFiles& touched, KnownFiles& known);

// By path (documents inside a file under the file's), read from the value slots without opening a
// record.
KnownFiles known_files(const Xapian::Database& database);

}  // namespace chancery::indexer
