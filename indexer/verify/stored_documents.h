// The documents of a database, read one by one, whatever else of the database is damaged.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

namespace chancery::indexer {

// What is kept of a document, as far as it can be read.
struct StoredDocument {
  Xapian::docid id = 0;
  std::string path;       // by its record or, where that is damaged, by its value or its term
  std::string file;       // schema::kFileSlot; empty: the path is the file
  std::string signature;  // schema::kSignatureSlot
  std::string packed;     // a whole record; empty where `fault` says why
  std::string fault;      // what is wrong, or empty

  // How a message names it: an unknown path is told from its number.
  std::string name() const;
};

class StoredDocuments {
 public:
  // Opens the glass database in the folder `path`. Throws Xapian::Error.
  explicit StoredDocuments(const std::filesystem::path& path);

  const Xapian::Database& database() const { return database_; }
  // The numbers of all documents, ascending. Where the list of them is damaged, each number that a
  // document may have is tried: the second call tells.
  const std::vector<Xapian::docid>& ids() const { return ids_; }
  bool list_is_damaged() const { return list_is_damaged_; }

  StoredDocument read(Xapian::docid id) const;

 private:
  bool is_there(Xapian::docid id) const;

  Xapian::Database database_;
  std::vector<Xapian::docid> ids_;
  bool list_is_damaged_ = false;
};

}  // namespace chancery::indexer
