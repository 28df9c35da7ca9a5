#include "indexer/write/in_place.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "chancery/schema.h"
#include "indexer/write/committed_tables.h"
#include "indexer/write/last_steps.h"
#include "indexer/write/space.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

// What one transaction takes: it is held in memory.
constexpr uint64_t kTransactionBytes = 4 << 20;
constexpr size_t kTransactionChanges = 200;
// Changing a byte of text costs as much as merging so many bytes of a database (measured: 0.6 s and
// 0.01 s a MB).
constexpr uint64_t kMergeShare = 64;
constexpr size_t kDeletedAtOnce = 1000;
// Terms of the documents that a thread holds, each counted once a document: about 8 MB of text.
constexpr size_t kMaxHeldTerms = 400'000;

bool is_one_transaction(const UpdatePlan& plan) {
  return plan.changed_bytes <= kTransactionBytes && plan.changed_files <= kTransactionChanges &&
         plan.removed.size() <= kTransactionChanges;
}

// Takes over what a writer says of a batch.
void keep(Gathered& gathered, size_t documents, std::vector<FailedFile> failed) {
  const std::lock_guard lock(gathered.mutex);
  gathered.result.documents += documents;
  keep_failed(gathered, std::move(failed));
}

// Leaves the transaction open, as change_by_batches does.
void change_at_once(Xapian::WritableDatabase& database, const UpdatePlan& plan,
                    Gathered& gathered) {
  std::mutex mutex;
  std::map<size_t, std::vector<Xapian::Document>> by_batch;
  run_batches(plan, gathered, [&](BatchWriter& writer, const Batch& batch) {
    std::vector<Xapian::Document> documents;
    auto failed = writer.write(batch, [&](Xapian::Document& d) { documents.push_back(d); });
    keep(gathered, documents.size(), std::move(failed));
    const std::lock_guard lock(mutex);
    by_batch[batch.number] = std::move(documents);
  });
  const std::vector<Xapian::docid> removed = removed_documents(plan, gathered.result);
  database.begin_transaction();
  delete_documents(database, removed);
  for (const auto& [number, documents] : by_batch) {
    for (const Xapian::Document& document : documents) database.add_document(document);
  }
}

void change_by_batches(Xapian::WritableDatabase& database, CommittedTables& tables,
                       const UpdatePlan& plan, Gathered& gathered) {
  std::mutex mutex;
  run_batches(plan, gathered, [&](BatchWriter& writer, const Batch& batch) {
    std::vector<Xapian::Document> documents;
    size_t written = 0, held = 0;
    const auto put = [&] {
      const std::lock_guard lock(mutex);
      database.begin_transaction();
      for (const Xapian::Document& document : documents) {
        database.delete_document(schema::unique_term(document.get_value(schema::kPathSlot)));
        database.add_document(document);
      }
      if (gathered.words.full()) gathered.words.write(database);
      database.commit_transaction();
      tables.record();
      written += documents.size();
      documents.clear();
      held = 0;
    };
    auto failed = writer.write(batch, [&](Xapian::Document& document) {
      documents.push_back(document);
      held += document.termlist_count();
      if (held >= kMaxHeldTerms) put();
    });
    put();
    keep(gathered, written, std::move(failed));
  });
  const std::vector<Xapian::docid> removed = removed_documents(plan, gathered.result);
  for (size_t first = 0; first < removed.size(); first += kDeletedAtOnce) {
    const auto begin = removed.begin() + static_cast<ptrdiff_t>(first);
    const size_t count = std::min(kDeletedAtOnce, removed.size() - first);
    database.begin_transaction();
    delete_documents(database, {begin, begin + static_cast<ptrdiff_t>(count)});
    database.commit_transaction();
    tables.record();
  }
  database.begin_transaction();
}

void change(Xapian::WritableDatabase& database, CommittedTables& tables, const UpdatePlan& plan,
            IndexMetadata& metadata, Gathered& gathered, const Complete& complete) {
  if (is_one_transaction(plan)) {
    change_at_once(database, plan, gathered);
  } else {
    change_by_batches(database, tables, plan, gathered);
  }
  gathered.words.write(database);
  metadata.stats = stats_of(database);
  complete(metadata);
  put_metadata(database, metadata);
  database.commit_transaction();
}

// Closes a database after a failure; what is not committed is forgotten.
void give_up(Xapian::WritableDatabase& database) noexcept {
  try {
    database.cancel_transaction();
  } catch (const Xapian::Error&) {
    // There was none.
  }
  try {
    database.close();
  } catch (const Xapian::Error&) {
    // The files are closed all the same.
  }
}

}  // namespace

bool fits_in_place(const IndexDirectory& directory, const UpdatePlan& plan) {
  const fs::path current = directory.current();
  if (!plan.in_place || current.empty()) return false;
  if (is_one_transaction(plan)) return true;
  return plan.changed_bytes <= bytes_below(current) / kMergeShare;
}

void change_in_place(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata& metadata,
                     Gathered& gathered, const Complete& complete) {
  const fs::path current = directory.current();
  require_room(current, plan.changed_bytes);
  directory.will_change();
  Xapian::WritableDatabase database(current.string(), Xapian::DB_OPEN);
  CommittedTables tables(current);
  const LastStep last([&tables] { tables.restore(); });
  try {
    change(database, tables, plan, metadata, gathered, complete);
  } catch (...) {
    const bool full = is_full(current);
    give_up(database);
    tables.restore();
    if (full) throw disk_full(directory.path());
    throw;
  }
  database.close();
}

}  // namespace chancery
