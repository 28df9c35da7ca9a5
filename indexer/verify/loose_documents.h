// The documents of a database of which nothing but the blocks of its postlist table can be read:
// its version file is lost, or the tree above them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/verify/loose_entries.h"
#include "indexer/verify/stored_documents.h"

namespace chancery::indexer {

class LooseDocuments {
 public:
  // Of the glass database in the folder `path`. Throws Error when its table cannot be read.
  explicit LooseDocuments(const std::filesystem::path& path);

  // Of documents with a record, ascending.
  std::vector<Xapian::docid> ids() const;
  // Where there may be older documents among these, it has no signature: the next run reads its
  // file.
  StoredDocument read(Xapian::docid id) const;
  bool may_be_old() const { return entries_.may_be_old(); }
  // Empty when it is lost.
  std::string metadata(std::string_view key) const;

 private:
  struct Place {  // of a record: the entry that holds it, and which one of its values it is
    std::string key;
    size_t number = 0;
    uint32_t revision = 0;
  };
  void add_values(const std::string& key, uint32_t revision);

  LooseEntries entries_;
  std::map<Xapian::docid, Place> records_;
  // By slot and document, with the revision of the block.
  std::map<std::pair<Xapian::valueno, Xapian::docid>, std::pair<uint32_t, std::string>> values_;
};

}  // namespace chancery::indexer
