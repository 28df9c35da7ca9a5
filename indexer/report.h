// What a run did, and the files that it could not read: kept in the database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/extract/unreadable.h"
#include "indexer/walk/walk.h"

namespace chancery::indexer {

// A file of which something is lacking, or a folder that could not be listed.
struct FailedFile {
  std::string path;
  std::string reason;
  Lack lack = Lack::kUnclear;
  FileSignature signature = {};
  std::string inside = {};  // what of the file, as it stands behind the path: "!letters/2.txt"
  // Documents of it, or of what is below it, that were indexed before and stay: nobody has seen
  // that they are wrong. As of the day, YYYY-MM-DD, of the last run that found them right.
  uint64_t kept = 0;
  std::string as_of = {};

  std::string name() const { return path + inside; }
  // Whether the user should know: it makes the exit status 2.
  bool failure() const { return lack != Lack::kNothing; }
  // Whether what was indexed of it before may still be right.
  bool unknown() const { return lack == Lack::kUnclear || lack == Lack::kPassing; }
};

// Of a folder or a file of records, when a run has published what it has so far.
inline constexpr std::string_view kNotAllRead = "not all read yet";

// The reason as the report groups it, and its detail: "damaged" and "no pages" of
// "damaged (no pages)". All that was indexed in part is one group.
std::pair<std::string, std::string> split_reason(const FailedFile& file);

struct RunReport {
  uint64_t files = 0;  // found
  uint64_t bytes = 0;  // of the files that were read
  uint64_t added = 0;
  uint64_t changed = 0;
  uint64_t removed = 0;
  uint64_t unchanged = 0;
  uint64_t touched = 0;     // of `unchanged`: only their bytes could tell
  uint64_t taken_over = 0;  // of `added` and `changed`: an earlier run had read them
  double seconds = 0;
  std::string time;                // when it ended, ISO 8601, UTC
  std::vector<FailedFile> failed;  // of this run and, unchanged, of earlier ones; by path
  std::unordered_map<std::string, std::string> walked;  // named folders: `time` of their last run
  // Folders below the named ones, or these, that were found to be file systems of their own.
  std::vector<std::string> mounts;

  // Counts of `failed`, which the search gets with the counts of documents (kStatsKey).
  uint64_t unread() const;  // files, parts of files and folders that could not be read
  uint64_t cut() const;     // files and parts of files that are indexed in part
  uint64_t kept() const;    // documents that stand for what could not be looked at any more

  std::string to_json() const;
  // An empty report for text that is no report.
  static RunReport of_json(const std::string& json);
};

// JSON is UTF-8 and paths need not be: a text for any path, and back.
std::string path_to_text(const std::string& path);
std::string path_of_text(const std::string& text);

// What the database holds, for the summary and for coverage.
struct IndexStats {
  uint64_t documents = 0;
  uint64_t dated_by_text = 0;
  uint64_t dated_by_file = 0;
  uint64_t undated = 0;
  std::string newest;                                       // YYYYMMDD
  std::vector<std::pair<std::string, uint64_t>> languages;  // most frequent first
};

}  // namespace chancery::indexer
