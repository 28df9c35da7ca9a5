// What one thread does with one input: read → extract → clean → describe → tag → analyse.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "chancery/matcher.h"
#include "indexer/analyse/document_terms.h"
#include "indexer/attribute/attribute.h"
#include "indexer/file_reader.h"
#include "indexer/path_hashes.h"
#include "indexer/report.h"
#include "indexer/source.h"
#include "indexer/tag/tagger.h"

namespace chancery::indexer {

// Of all threads, for the progress line and the summary.
struct Tally {
  std::atomic<uint64_t> files{0};
  std::atomic<uint64_t> bytes{0};
  std::atomic<uint64_t> further_parts{0};  // documents that are no first part of a long text
};

// What all workers share and do not change, but for the guarded members.
struct WorkShared {
  WorkShared(const Matcher& with_lists, ReadOptions how, ForkServer* server = nullptr)
      : matcher(with_lists), read(std::move(how)), processes(server) {}

  const Matcher& matcher;
  ReadOptions read;
  Tally tally;
  std::mutex large_file;  // one large file in memory at a time
  std::mutex paths;
  std::unordered_set<std::string> jsonl_paths;  // guarded by `paths`: each path once
  ForkServer* processes;                        // where isolated formats are read; nullptr: here
  // Guarded by `paths`: documents of files of which something else could not be read.
  PathHashes rewritten = {};
};

class Worker {
 public:
  explicit Worker(WorkShared& shared);

  // Gives the tagged records of an input to `each`, one at a time; what cannot be read, or only in
  // part, is added to `failed`.
  void records(const Input& input, std::vector<FailedFile>& failed,
               const std::function<void(const Record&)>& each);
  // The document of a record; only within `each`.
  Xapian::Document document(const Record& record, const Input& input);
  DocumentTerms& terms() { return terms_; }

 private:
  Record read_json(const Input& input);

  WorkShared& shared_;
  FileReader reader_;
  Tagger tagger_;
  StatementFinder statements_;
  DocumentTerms terms_;
  AnalysedText analysed_;
  std::vector<Counted> mentions_;
};

}  // namespace chancery::indexer
