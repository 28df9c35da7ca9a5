// Which files are to be read and which documents go: the folders as they are against what the
// database knows.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/report.h"
#include "indexer/walk/walk.h"
#include "indexer/write/known_files.h"

namespace chancery::indexer {

struct Changes {
  std::vector<FoundFile> read;           // new and changed, and what is tried again
  std::vector<Xapian::docid> removed;    // documents that go: of deleted and of changed files
  std::vector<FailedFile> still_failed;  // of earlier runs, unchanged since; and what is no file
  RunReport report;                      // counts of files; walked and mounts as they are now
  TouchedFiles touched;                  // of all folders
  uint64_t bytes = 0;                    // of `read`
};

struct CompareOptions {
  bool full = false;   // every file counts as changed
  bool purge = false;  // what is gone goes, however much it is
  // Whether the system gives now what it did not give before; unset: it may.
  std::function<bool(const std::string& path)> readable = {};
  // Which of these files have the bytes that their signatures know; unset: none. They are those
  // that were touched and maybe changed.
  std::function<std::vector<char>(const std::vector<FoundFile>&)> same_content = {};
};

// A document goes when its file was found changed, or when the folder of its file was listed to the
// end and the file is not in it. All others stay, and still_failed says why: below what could not
// be looked at; below a folder or a file system that is not there; and when more than half of what
// a given folder had, and more than ten documents, would go at once. The last two are Lack::kGone,
// and go when that is meant (`purge`). Documents of records (--from-jsonl) have no file that could
// be missing, and stay.
Changes compare(Found found, KnownFiles known, const RunReport& before,
                const CompareOptions& options = {});

inline constexpr std::string_view kGoneAtOnce = "more than half of its files are gone at once";
inline constexpr std::string_view kNotMounted = "not mounted any more";

// The day of the last run that found `path` as it is in the database, YYYY-MM-DD.
std::string as_of(const std::string& path, const RunReport& before);

}  // namespace chancery::indexer
