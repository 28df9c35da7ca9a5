// What a run has to do: the folders as they are against the database as it is.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/report.h"
#include "indexer/walk/walk.h"
#include "indexer/write/index_directory.h"
#include "indexer/write/known_files.h"

namespace chancery {

// The present state of a database; empty when there is none.
struct Present {
  KnownFiles files;
  RunReport report;
  IndexStats stats;
  std::vector<std::string> folders;
  std::string lists;  // ListsUsed::to_json(); empty when unknown
};
// Throws Error when the database is of another version.
Present present_of(const IndexDirectory& directory);

struct Changes {
  std::vector<FoundFile> read;           // new and changed
  std::vector<Xapian::docid> removed;    // documents that go: of deleted and of changed files
  std::vector<FailedFile> still_failed;  // of earlier runs, unchanged since; and what is no file
  RunReport report;                      // counts of files found, changed, removed, unchanged
  uint64_t bytes = 0;                    // of `read`
};

// `full`: every file counts as changed.
Changes compare(Found found, KnownFiles known, const RunReport& before, bool full);

// The files of `report` that could not be read, as they are now, below `folders` (absolute) or all
// when there are none. As what was found: those that are gone are in scope and not among the files.
Found failed_files(const RunReport& report, const std::vector<std::string>& folders);

// The documents that `paths` have at present.
std::vector<Xapian::docid> documents_of(const std::unordered_set<std::string>& paths,
                                        const KnownFiles& known);

}  // namespace chancery
