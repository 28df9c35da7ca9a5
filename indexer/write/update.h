// Brings a database from one state to the next. A rebuild and a run of few changes do so as a
// whole: every change is there afterwards or none is. (in_place.h has what is between the two.)
#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/analyse/document_terms.h"
#include "indexer/source.h"
#include "indexer/write/index_directory.h"
#include "indexer/write/pace.h"
#include "indexer/write/stats.h"

namespace chancery::indexer {

class LeftWork;

struct UpdateResult {
  std::vector<FailedFile> failed;
  uint64_t documents = 0;   // written
  uint64_t replaced = 0;    // documents that went because of UpdatePlan::replaced
  uint64_t inputs = 0;      // of the source, done
  uint64_t taken_over = 0;  // inputs that an earlier run had done
  // There is more in the source: the run was told to stop, or publishes what it has so far.
  bool unfinished = false;
  bool published = true;  // what is done can be searched; otherwise it is kept for the next run
};

// Makes the documents of batches; one a thread.
class BatchWriter {
 public:
  using Put = std::function<void(Xapian::Document&)>;
  // Takes the number of an input of the batch, all documents of which were put, and what failed of
  // it. Whether to go on with the next one.
  using After = std::function<bool(size_t input, std::vector<FailedFile> failed)>;

  virtual ~BatchWriter() = default;
  virtual void write(const Batch& batch, const Put& put, const After& after) = 0;
  // Words met since the last call; and those of them that the writer would rather not keep.
  virtual WordsMet take_words() = 0;
  virtual WordsMet take_overflow() = 0;
  // All words met since its own last call, in the form of words_of_note(); take_words() gives them
  // all the same.
  virtual std::string note_words() = 0;
};

struct UpdatePlan {
  BatchSource* source = nullptr;
  // Documents of the present generation that go, those of changed files among them.
  std::vector<Xapian::docid> removed;
  unsigned threads = 1;
  unsigned shards = 0;  // databases to write; 0: as many as there are
  // Those of `removed` that stay after all, as their files could not be read; known when all is
  // written. Says in UpdateResult::failed how many.
  std::function<std::vector<Xapian::docid>(UpdateResult&)> kept;
  std::function<std::vector<Xapian::docid>()> replaced;  // more that go, known when all is written
  unsigned changesets = 0;  // to keep of changes in place, for replicas
  bool anew = false;        // the present generation is of no use
  // The present generation may be changed itself where that costs less than merging it anew with
  // so many files and bytes of the source.
  bool in_place = false;
  size_t changed_files = 0;
  uint64_t changed_bytes = 0;  // small files and deletions have their costs, too
  std::function<std::unique_ptr<BatchWriter>()> make_writer;
  std::function<void()> tick;  // called about ten times a second while threads work
  // What an earlier run has left: what of it was taken is not in the source. May be null.
  LeftWork* left = nullptr;
  std::function<void(const std::string& path)> taken_over;  // of each document of it; may be unset
  std::function<bool()> stop;  // whether to end behind the files in hand; thread-safe; unset: never
  Pace pace;
};

// Runs the plan on `directory`; `complete` fills in the metadata's report when the documents are
// written and its stats are known: once, or several times when it publishes what it has so far.
// Throws Error or Xapian::Error; the present generation is then as it was, or changed by whole
// batches.
UpdateResult update(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata metadata,
                    const std::function<void(IndexMetadata&, const UpdateResult&)>& complete);

}  // namespace chancery::indexer
