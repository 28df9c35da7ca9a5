// What a run that builds a generation has finished, so that the next one need not do it again.
//
//   gen-000008/building/journal          records of the segments beside it that are whole
//
// A file of
//
//   journal := record(head) record(segment)*
//   record  := SIZE SUM content          four and eight bytes, little-endian: of the content, XXH3
//   head    := "chancery journal 1\n" made_with
//   segment := name inputs failed words  (journal.cpp, as ByteWriter writes them)
//
// A segment is synced before its record is written, and the record then. A record that is not whole
// ends the journal: a run was killed while it wrote.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/report.h"
#include "indexer/write/generation.h"
#include "indexer/write/pace.h"

namespace chancery::indexer {

struct JournalInput {
  std::string key;        // InputMark
  std::string signature;  // InputMark
  uint32_t documents = 0;
  std::string path = {};  // of a JSON line: that of its document
};

struct JournalRecord {
  std::string segment;               // its name in the scratch directory
  std::vector<JournalInput> inputs;  // in the order of their documents, which are numbered from 1
  std::vector<FailedFile> failed;
  std::string words;  // for words_of_note()
};

class JournalReader {
 public:
  // The journal of `generation`; one without records where there is none. Throws Error when it
  // cannot be read.
  explicit JournalReader(const Generation& generation);

  // Absent when there is no journal, or none of this version.
  const std::optional<std::string>& made_with() const { return made_with_; }
  // The next record; absent at the end of what is whole.
  std::optional<JournalRecord> next();
  // Where the last record that was given ends.
  uint64_t offset() const { return offset_; }

 private:
  std::optional<std::string> next_content();

  std::filesystem::path path_;
  OwnedFd fd_;
  uint64_t size_ = 0;
  uint64_t offset_ = 0;
  std::optional<std::string> made_with_;
};

class Journal {
 public:
  using Clock = std::chrono::steady_clock;

  // Goes on with the journal of `generation` when that was made with `made_with`, or begins it.
  // Throws Error.
  Journal(const Generation& generation, const std::string& made_with, const Pace& pace);

  // Takes the record of a segment that is closed; its work began at `since`. Thread-safe. With a
  // pace of 0 it is kept at once.
  void add(JournalRecord record, Clock::time_point since);
  // Syncs the segments and writes their records, if the oldest work is old enough. Throws Error.
  void keep_due();
  // All of them, whatever their age.
  void keep();

 private:
  const Generation& generation_;
  const Pace& pace_;
  std::filesystem::path path_;
  OwnedFd fd_;
  std::mutex keeping_;
  std::string bytes_;  // to be written; guarded by keeping_, as is count_
  size_t count_ = 0;   // records in the file
  std::mutex mutex_;
  std::vector<JournalRecord> added_;  // guarded by mutex_, as is oldest_
  Clock::time_point oldest_;
};

}  // namespace chancery::indexer
