// What a run did, and the files that it could not read: kept in the database.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/walk/walk.h"

namespace chancery {

struct FailedFile {
  std::string path;
  std::string reason;
  bool failure = true;  // false: nothing to read (empty, a pipe), or indexed in part
  FileSignature signature;
  std::string inside;  // what of the file, as it stands behind the path: "!letters/2.txt"

  std::string name() const { return path + inside; }
};

// A reason as the report groups it, and its detail: "damaged", "no pages" of "damaged (no pages)".
// All that was indexed in part is one group.
std::pair<std::string, std::string> split_reason(const std::string& reason);

struct RunReport {
  uint64_t files = 0;  // found
  uint64_t bytes = 0;  // of the files that were read
  uint64_t added = 0;
  uint64_t changed = 0;
  uint64_t removed = 0;
  uint64_t unchanged = 0;
  double seconds = 0;
  std::string time;                // when it ended, ISO 8601, UTC
  std::vector<FailedFile> failed;  // of this run and, unchanged, of earlier ones; by path

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

}  // namespace chancery
