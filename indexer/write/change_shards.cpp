#include "indexer/write/change_shards.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "chancery/database_parts.h"
#include "indexer/write/copy_database.h"
#include "indexer/write/shards.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

// Terms of documents that Xapian holds before they are written, each counted once a document.
constexpr size_t kMaxHeldTerms = 400'000;

struct Shard {
  fs::path before;
  fs::path after;
  std::vector<Xapian::docid> removed;
  bool changed = false;
};

size_t smallest(const std::vector<Shard>& shards) {
  size_t best = 0;
  Xapian::doccount least = 0;
  for (size_t i = 0; i < shards.size(); ++i) {
    const Xapian::doccount count = open_local(shards[i].before.string()).get_doccount();
    if (i > 0 && count >= least) continue;
    best = i;
    least = count;
  }
  return best;
}

// The batches' documents, in any order.
void add_documents(Xapian::WritableDatabase& database, const UpdatePlan& plan, Gathered& gathered) {
  std::mutex mutex;
  size_t held = 0;
  UpdatePlan whole = plan;
  whole.stop = {};
  run_batches(whole, gathered, [&](BatchWriter& writer, const Batch& batch) {
    uint64_t written = 0;
    const auto put = [&](Xapian::Document& document) {
      const std::lock_guard lock(mutex);
      database.add_document(document);
      ++written;
      held += document.termlist_count();
      if (held < kMaxHeldTerms) return;
      database.commit();
      held = 0;
    };
    writer.write(batch, put, [&](size_t, std::vector<FailedFile> failed) {
      return end_input(whole, gathered, std::move(failed));
    });
    const std::lock_guard lock(gathered.mutex);
    gathered.result.documents += written;
  });
}

}  // namespace

void change_shards(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata& metadata,
                   Gathered& gathered, const Complete& complete) {
  const std::vector<fs::path> before = shards_of(directory.current());
  const Generation& generation = directory.begin();
  const std::vector<fs::path> after = prepare_shards(generation.path(), before.size());
  auto removed = documents_by_shard(plan.removed, before.size());
  std::vector<Shard> shards;
  for (size_t i = 0; i < before.size(); ++i) {
    shards.push_back({before[i], after[i], std::move(removed[i])});
  }
  const size_t grown = smallest(shards);
  for (size_t i = 0; i < shards.size(); ++i) {
    Shard& shard = shards[i];
    // The first has the report of the run.
    shard.changed = i == 0 || i == grown || !shard.removed.empty() ||
                    !has_same_lists(open_local(shard.before.string()), metadata);
    shard.changed ? copy_database(shard.before, shard.after)
                  : link_database(shard.before, shard.after);
  }
  for (const Shard& shard : shards) {
    if (shard.removed.empty()) continue;
    Xapian::WritableDatabase database(shard.after.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    delete_documents(database, shard.removed);
    database.commit();
  }
  {
    Xapian::WritableDatabase database(after[grown].string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    add_documents(database, plan, gathered);
    gathered.words.write(database);
    database.commit();
  }
  metadata.stats = stats_of(after);
  complete(metadata);
  const uint64_t documents = metadata.stats.documents;
  for (const Shard& shard : shards) {
    if (!shard.changed) continue;
    Xapian::WritableDatabase database(shard.after.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    metadata.stats = stats_of(database);
    put_metadata(database, metadata);
    database.commit();
    metadata.report.failed.clear();  // each is counted once, in the first shard
  }
  directory.publish(documents);
}

}  // namespace chancery
