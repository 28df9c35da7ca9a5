// The files that a database was made from.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/walk/walk.h"

namespace chancery {

struct KnownFile {
  FileSignature signature;
  std::vector<Xapian::docid> documents;
  bool found = false;  // for compare
};
using KnownFiles = std::unordered_map<std::string, KnownFile>;

// By path (documents inside a file under the file's), read from the value slots without opening a
// record.
KnownFiles known_files(const Xapian::Database& database);

}  // namespace chancery
