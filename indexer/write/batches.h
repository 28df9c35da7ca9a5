// The batches of an update's source, written by several threads at once.
#pragma once

#include <functional>
#include <mutex>

#include "indexer/write/update.h"
#include "indexer/write/word_lists.h"

namespace chancery::indexer {

// What the threads of an update bring together.
struct Gathered {
  std::mutex mutex;
  WordLists words;
  UpdateResult result;
  bool all_given = false;  // the source has no more batches
};

// Fills in the report when the documents are written and the stats are known.
using Complete = std::function<void(IndexMetadata&)>;

// Calls `write` for each batch, on UpdatePlan::threads threads with a writer each, until the plan
// stops or `pause`, which is thread-safe, says so. The first exception stops all and is thrown
// again.
void run_batches(const UpdatePlan& plan, Gathered& gathered,
                 const std::function<void(BatchWriter&, const Batch&)>& write,
                 const std::function<bool()>& pause = {});

// Behind each input of a batch: takes over what failed of it. Whether to go on; if not, and there
// is more, the run is unfinished.
bool end_input(const UpdatePlan& plan, Gathered& gathered, std::vector<FailedFile> failed);

// The documents that go: UpdatePlan::removed without those that are kept. When all is written.
std::vector<Xapian::docid> removed_documents(const UpdatePlan& plan, UpdateResult& result);

// Documents that are gone already are what was wanted.
void delete_documents(Xapian::WritableDatabase& database, const std::vector<Xapian::docid>& ids);

}  // namespace chancery::indexer
