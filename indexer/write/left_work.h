// What a run that was broken off has done already of what this run has to do.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/report.h"
#include "indexer/write/index_directory.h"

namespace chancery::indexer {

// A segment of which something is taken over.
struct LeftSegment {
  std::filesystem::path path;
  uint64_t documents = 0;            // that count
  std::vector<Xapian::docid> stale;  // that do not
  std::vector<FailedFile> failed;
  std::string words;  // for words_of_note()
};

// Calls, as a regular expression: LeftWork take* each_segment?
class LeftWork {
 public:
  // Looks for the journal of a run that was broken off, in `directory`, which must outlive this. It
  // is of use when it was made with `made_with`: all that decides what becomes of an input. What it
  // does not name is removed then. What cannot be used is as if it were not there.
  LeftWork(IndexDirectory& directory, std::string made_with);

  const std::string& made_with() const { return made_with_; }
  // The generation that the run had begun, to go on with; null when nothing is left.
  Generation* generation() const { return generation_; }
  // The number of the next segment.
  size_t next_segment() const { return next_segment_; }

  // Whether the input (InputMark) is done; it counts from here on, so ask for what is wanted alone.
  // Thread-safe.
  bool take(const std::string& key, const std::string& signature);
  uint64_t taken() const { return taken_; }
  // Of a JSON line that was taken: the path of its document; empty when it has none.
  std::string path_of(const std::string& key);

  // The segments that hold what was taken, in their order. Throws Error.
  void each_segment(const std::function<void(const LeftSegment&)>& visit) const;

 private:
  void look(Generation& begun);

  struct Entry {
    size_t record = 0;  // the last one that has the key
    std::string signature;
    std::string path = {};
    bool taken = false;
  };

  std::string made_with_;
  Generation* generation_ = nullptr;
  size_t next_segment_ = 0;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;  // by key
  uint64_t taken_ = 0;
};

}  // namespace chancery::indexer
