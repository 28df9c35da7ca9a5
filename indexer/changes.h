// What a run begins with: the database as it is, and what of the folders it has to look at.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/compare.h"
#include "indexer/path_hashes.h"
#include "indexer/report.h"
#include "indexer/walk/walk.h"
#include "indexer/write/index_directory.h"
#include "indexer/write/known_files.h"

namespace chancery::indexer {

// The present state of a database; empty when there is none.
struct Present {
  KnownFiles files;
  RunReport report;
  IndexStats stats;
  std::vector<std::string> folders;
  std::string lists;        // ListsUsed::to_json(); empty when unknown
  std::string touched;      // of TouchedFiles, which `files` has already
  bool unfinished = false;  // the last run was broken off: report and stored counts are older
};
// Mends what a run that was broken off has left. Throws Error when the database is of another
// version.
Present present_of(IndexDirectory& directory);

// Throws Error for a given folder that was not there or could not be read, and below which nothing
// is known either.
void require_folders(const Found& found, const KnownFiles& known);

// The files of `report` that could not be read, as they are now, below `folders` (absolute) or all
// when there are none; nothing else is in scope. What is gone is passed over.
Found failed_files(const RunReport& report, const std::vector<std::string>& folders);

// Those of `removed` (sorted) that stay, for nobody knows that they are wrong: documents of files
// and of parts of files that `failed` has as unknown(), and which were not written anew. Fills in
// kept and as_of of `failed`.
std::vector<Xapian::docid> kept_documents(const Xapian::Database& database,
                                          const std::vector<Xapian::docid>& removed,
                                          const PathHashes& rewritten, const RunReport& before,
                                          std::vector<FailedFile>& failed);

// The documents that `paths` have at present.
std::vector<Xapian::docid> documents_of(const std::unordered_set<std::string>& paths,
                                        const KnownFiles& known);

}  // namespace chancery::indexer
