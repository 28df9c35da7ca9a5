// Counts over a whole database, and the metadata that every Chancery database carries.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chancery/gazetteer.h"
#include "indexer/report.h"

namespace chancery::indexer {

// Read from value slots; no record is opened.
IndexStats stats_of(const Xapian::Database& database);
// Of several databases together. One is open at a time: there may be more than a process may open.
IndexStats stats_of(const std::vector<std::filesystem::path>& databases);

// What Gazetteer::pack() gives: megabytes, which copies share.
class PackedLists {
 public:
  PackedLists() = default;
  PackedLists(std::string bytes) : bytes_(std::make_shared<const std::string>(std::move(bytes))) {}
  bool empty() const { return !bytes_ || bytes_->empty(); }
  std::string_view bytes() const { return bytes_ ? *bytes_ : std::string_view(); }

 private:
  std::shared_ptr<const std::string> bytes_;
};

// What describes the database as a whole.
struct IndexMetadata {
  PackedLists gazetteer;
  RunReport report;
  IndexStats stats;
  std::vector<std::string> folders;
  std::string lists;    // ListsUsed::to_json()
  std::string touched;  // of TouchedFiles
};
// Writes it with a checksum, at the end of a run.
void put_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata);
// Whether `database` has the lists, folders and format of `metadata`.
bool has_same_lists(const Xapian::Database& database, const IndexMetadata& metadata);
// Whether it is as it was written. An earlier version wrote no checksum: then whether it can be
// read.
bool metadata_is_whole(const Xapian::Database& database);
// Likewise of what `metadata` gives for each key.
bool metadata_is_told_whole(const std::function<std::string(const std::string& key)>& metadata);

// Folders that earlier runs indexed.
std::vector<std::string> folders_of(const Xapian::Database& database);
// As schema::kFoldersKey has them.
std::vector<std::string> folders_of_json(const std::string& json);

}  // namespace chancery::indexer
