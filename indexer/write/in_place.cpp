#include "indexer/write/in_place.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>

#include "chancery/schema.h"
#include "indexer/write/committed_tables.h"
#include "indexer/write/last_steps.h"
#include "indexer/write/space.h"
#include "indexer/write/unfinished.h"

namespace chancery::indexer {

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

// Leaves the transaction open, as change_by_batches does.
void change_at_once(Xapian::WritableDatabase& database, const UpdatePlan& plan,
                    Gathered& gathered) {
  UpdatePlan whole = plan;
  whole.stop = {};
  std::mutex mutex;
  std::map<size_t, std::vector<Xapian::Document>> by_batch;
  run_batches(whole, gathered, [&](BatchWriter& writer, const Batch& batch) {
    std::vector<Xapian::Document> documents;
    writer.write(
        batch, [&](Xapian::Document& d) { documents.push_back(d); },
        [&](size_t, std::vector<FailedFile> failed) {
          return end_input(whole, gathered, std::move(failed));
        });
    const std::lock_guard lock(mutex);
    gathered.result.documents += documents.size();
    by_batch[batch.number] = std::move(documents);
  });
  const std::vector<Xapian::docid> removed = removed_documents(plan, gathered.result);
  database.begin_transaction();
  delete_documents(database, removed);
  for (const auto& [number, documents] : by_batch) {
    for (const Xapian::Document& document : documents) database.add_document(document);
  }
}

// Brings batches into the database in transactions of bounded size and time.
class BatchByBatch {
 public:
  BatchByBatch(Xapian::WritableDatabase& database, CommittedTables& tables, const UpdatePlan& plan,
               Gathered& gathered)
      : database_(database), tables_(tables), plan_(plan), gathered_(gathered) {}

  // Thread-safe.
  void write(BatchWriter& writer, const Batch& batch) {
    Pending own;
    size_t at = 0;  // the input in hand
    writer.write(
        batch,
        [&](Xapian::Document& document) {
          own.add(document);
          if (own.terms >= kMaxHeldTerms) hand_over(writer, own, batch.inputs[at].file.path);
        },
        [&](size_t input, std::vector<FailedFile> failed) {
          at = input + 1;
          const bool goes_on = end_input(plan_, gathered_, std::move(failed));
          if (!goes_on || at == batch.inputs.size() || is_due(own)) hand_over(writer, own, "");
          return goes_on;
        });
  }

  // When all batches are written: documents go, in as many transactions as they need.
  void remove(const std::vector<Xapian::docid>& removed) {
    if (!removed.empty()) commit();
    for (size_t first = 0; first < removed.size(); first += kDeletedAtOnce) {
      const auto begin = removed.begin() + static_cast<ptrdiff_t>(first);
      const size_t count = std::min(kDeletedAtOnce, removed.size() - first);
      database_.begin_transaction();
      delete_documents(database_, {begin, begin + static_cast<ptrdiff_t>(count)});
      end_transaction();
    }
  }

  // Puts what is not committed yet, with its words, into the open transaction.
  void put_rest() {
    for (const Xapian::Document& document : pending_.documents) {
      database_.delete_document(schema::unique_term(document.get_value(schema::kPathSlot)));
      database_.add_document(document);
    }
    gathered_.words.write(database_);
    gathered_.result.documents += pending_.documents.size();
    pending_ = Pending();
  }

 private:
  using Clock = std::chrono::steady_clock;

  // What was made and is not committed.
  struct Pending {
    void add(const Xapian::Document& document) {
      documents.push_back(document);
      terms += document.termlist_count();
    }

    std::vector<Xapian::Document> documents;
    size_t terms = 0;
    Clock::time_point since = Clock::now();
    std::string half_written;  // of one thread's: the file whose first documents are handed over
  };

  bool is_due(const Pending& own) {
    const std::lock_guard lock(mutex_);
    const bool others = !pending_.documents.empty();
    const Clock::time_point oldest = others ? std::min(pending_.since, own.since) : own.since;
    return Clock::now() - oldest >= plan_.pace.keep;
  }

  // Adds a thread's documents and words to those of all, and commits them when they are many or
  // old. `half_written`: the file of the last document if it may have more of them, or "".
  void hand_over(BatchWriter& writer, Pending& own, const std::string& half_written) {
    const std::lock_guard lock(mutex_);
    pending_.since = pending_.documents.empty() ? own.since : std::min(pending_.since, own.since);
    for (const Xapian::Document& document : own.documents) pending_.add(document);
    gathered_.words.add(writer.take_words());
    half_written_.erase(own.half_written);
    if (!half_written.empty()) half_written_.insert(half_written);
    own = Pending();
    own.half_written = half_written;
    const bool old = Clock::now() - pending_.since >= plan_.pace.keep;
    if (old || pending_.terms >= kMaxHeldTerms || gathered_.words.full()) commit();
  }

  void commit() {
    if (pending_.documents.empty()) return;
    database_.begin_transaction();
    put_rest();
    end_transaction();
  }

  void end_transaction() {
    note_unfinished(database_, half_written_);
    database_.commit_transaction();
    tables_.record();
    ++commits_;
    if (plan_.pace.kept) plan_.pace.kept(commits_);
  }

  Xapian::WritableDatabase& database_;
  CommittedTables& tables_;
  const UpdatePlan& plan_;
  Gathered& gathered_;
  std::mutex mutex_;
  Pending pending_;  // of all threads; guarded by mutex_, as is what follows
  HalfWritten half_written_;
  size_t commits_ = 0;
};

// Leaves the last transaction open.
void change_by_batches(Xapian::WritableDatabase& database, CommittedTables& tables,
                       const UpdatePlan& plan, Gathered& gathered) {
  BatchByBatch batches(database, tables, plan, gathered);
  run_batches(plan, gathered,
              [&](BatchWriter& writer, const Batch& batch) { batches.write(writer, batch); });
  // Of a run that stops, documents that go may be those of files which it has not read.
  if (!gathered.result.unfinished) batches.remove(removed_documents(plan, gathered.result));
  database.begin_transaction();
  batches.put_rest();
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

// Has Xapian write what it changes to files beside the database, too, for xapian-replicate-server.
// It reads the number from the environment at each commit; nothing else of ours reads or writes
// that while a generation is changed, and what is no change of one (segments) must not have any.
class Changesets {
 public:
  explicit Changesets(unsigned count) {
    if (count > 0) setenv(kVariable, std::to_string(count).c_str(), 1);
  }
  ~Changesets() { unsetenv(kVariable); }
  Changesets(const Changesets&) = delete;
  Changesets& operator=(const Changesets&) = delete;

 private:
  static constexpr const char* kVariable = "XAPIAN_MAX_CHANGESETS";
};

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
  const Changesets changesets(plan.changesets);
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

}  // namespace chancery::indexer
