#include "indexer/write/update.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "chancery/error.h"
#include "indexer/write/merge.h"
#include "indexer/write/shards.h"
#include "indexer/write/word_lists.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

// Words of fewer documents are more often misspelt than meant.
constexpr uint32_t kMinSpellingDocuments = 2;
// Terms of documents that Xapian holds before they go to their segment, each counted once a
// document: its ordered trees of them are slow once they outgrow the processor's cache.
constexpr size_t kMaxHeldTerms = 10'000;
constexpr uintmax_t kFullDiskBytes = 1 << 20;  // what is left of a full disk, at most

// Runs `work` on `count` threads; the first exception stops all and is thrown again here.
class Threads {
 public:
  void run(unsigned count, const std::function<void()>& work, const std::function<void()>& tick) {
    std::vector<std::thread> threads;
    running_ = count;
    const auto run_one = [&] {
      try {
        work();
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        stop = true;
      }
      const std::lock_guard lock(mutex_);
      --running_;
      done_.notify_one();
    };
    try {
      while (threads.size() < count) threads.emplace_back(run_one);
    } catch (const std::system_error&) {
      // Those that there are do the work of all.
      if (threads.empty()) throw std::bad_alloc();
      const std::lock_guard lock(mutex_);
      running_ -= count - static_cast<unsigned>(threads.size());
    }
    {
      std::unique_lock lock(mutex_);
      while (!done_.wait_for(lock, std::chrono::milliseconds(100), [&] { return running_ == 0; })) {
        lock.unlock();
        tick();
        lock.lock();
      }
    }
    for (std::thread& thread : threads) thread.join();
    if (error_) std::rethrow_exception(error_);
  }

  std::atomic<bool> stop{false};

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  unsigned running_ = 0;
  std::exception_ptr error_;
};

// What the threads of an update bring together.
struct Gathered {
  std::mutex mutex;
  std::map<size_t, fs::path> segments;                        // by batch
  std::map<size_t, std::vector<Xapian::Document>> documents;  // in place only
  WordLists words;
  std::vector<fs::path> word_segments;  // what was too much for `words`
  UpdateResult result;
};

void delete_documents(Xapian::WritableDatabase& database, const std::vector<Xapian::docid>& ids) {
  for (const Xapian::docid id : ids) {
    try {
      database.delete_document(id);
    } catch (const Xapian::DocNotFoundError&) {
      // Gone already: what was wanted.
    }
  }
}

void run_batches(const UpdatePlan& plan, Gathered& gathered,
                 const std::function<void(BatchWriter&, const Batch&)>& write) {
  Threads threads;
  threads.run(
      plan.threads,
      [&] {
        const std::unique_ptr<BatchWriter> writer = plan.make_writer();
        while (!threads.stop) {
          const std::optional<Batch> batch = plan.source->next();
          if (!batch) break;
          write(*writer, *batch);
          gathered.words.add(writer->take_overflow());
        }
        gathered.words.add(writer->take_words());
      },
      plan.tick);
}

void keep_failed(Gathered& gathered, std::vector<FailedFile> failed) {
  auto& all = gathered.result.failed;
  all.insert(all.end(), std::make_move_iterator(failed.begin()),
             std::make_move_iterator(failed.end()));
}

// Writes the words that have come together to a segment of their own. One thread at a time.
void write_words(const fs::path& scratch, Gathered& gathered) {
  // Not beside the other segments, for a merge removes those that it has read.
  const fs::path directory = scratch / "words";
  fs::create_directory(directory);
  const fs::path path = directory / fmt::format("{:06}", gathered.word_segments.size());
  Xapian::WritableDatabase segment = new_segment(path);
  gathered.words.write(segment, kMinSpellingDocuments);
  segment.commit();
  segment.close();
  gathered.word_segments.push_back(path);
}

// One segment a batch, below `scratch`.
void write_segments(const UpdatePlan& plan, const fs::path& scratch, Gathered& gathered) {
  run_batches(plan, gathered, [&](BatchWriter& writer, const Batch& batch) {
    const fs::path path = scratch / fmt::format("segment-{:06}", batch.number);
    Xapian::WritableDatabase segment = new_segment(path);
    size_t held = 0;
    auto failed = writer.write(batch, [&](Xapian::Document& d) {
      segment.add_document(d);
      held += d.termlist_count();
      if (held < kMaxHeldTerms) return;
      segment.commit();
      held = 0;
    });
    segment.commit();
    const uint64_t count = segment.get_doccount();
    segment.close();
    const std::lock_guard lock(gathered.mutex);
    if (gathered.words.full()) write_words(scratch, gathered);
    if (count > 0) gathered.segments[batch.number] = path;
    gathered.result.documents += count;
    keep_failed(gathered, std::move(failed));
  });
}

// A copy of the present generation without the removed documents; the generation itself when
// nothing goes; empty when nothing is left of it.
fs::path base_of(const IndexDirectory& directory, const std::vector<Xapian::docid>& removed,
                 const fs::path& scratch) {
  const fs::path current = directory.current();
  if (current.empty()) return {};
  const Xapian::doccount count = Xapian::Database(current.string()).get_doccount();
  if (count <= removed.size()) return {};
  if (removed.empty()) return current;
  const fs::path copy = scratch / "base";
  fs::copy(current, copy, fs::copy_options::recursive);
  Xapian::WritableDatabase base(copy.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  delete_documents(base, removed);
  base.commit();
  return copy;
}

// Merges `parts` (segments and, first, what is kept of the present generation) to the database
// `target`. `words` are segments of words alone.
void write_shard(const fs::path& target, const fs::path& scratch,
                 const std::vector<fs::path>& parts, const std::vector<fs::path>& words,
                 const IndexMetadata& metadata) {
  // Metadata and spelling come first, so that they win over the old generation's.
  const fs::path head = scratch / ("head-" + target.filename().string());
  Xapian::WritableDatabase about = new_segment(head);
  put_metadata(about, metadata);
  about.commit();
  about.close();
  std::vector<fs::path> sources = {head};
  sources.insert(sources.end(), parts.begin(), parts.end());
  sources.insert(sources.end(), words.begin(), words.end());
  merge(std::move(sources), target, scratch);
}

IndexStats stats_of_all(const std::vector<fs::path>& parts) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
  return stats_of(all);
}

void rebuild(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata& metadata,
             Gathered& gathered,
             const std::function<void(IndexMetadata&, const UpdateResult&)>& complete) {
  const fs::path scratch = directory.building();
  write_segments(plan, scratch, gathered);
  std::vector<fs::path> sources;
  std::vector<Xapian::docid> removed = plan.removed;
  if (plan.replaced) {
    const std::vector<Xapian::docid> more = plan.replaced();
    gathered.result.replaced = more.size();
    removed.insert(removed.end(), more.begin(), more.end());
  }
  const fs::path base = plan.anew ? fs::path() : base_of(directory, removed, scratch);
  const std::vector<fs::path> kept = shards_of(base);
  const size_t count = plan.shards > 0 ? plan.shards : std::max<size_t>(1, kept.size());
  // Each shard goes on with its own documents and takes every so many-th of the new segments.
  std::vector<std::vector<fs::path>> parts(count);
  for (size_t i = 0; i < kept.size(); ++i) parts[i % count].push_back(kept[i]);
  for (const auto& [number, path] : gathered.segments) parts[number % count].push_back(path);
  std::vector<fs::path> all;
  for (const auto& list : parts) all.insert(all.end(), list.begin(), list.end());
  metadata.stats = stats_of_all(all);
  complete(metadata, gathered.result);

  write_words(scratch, gathered);
  const fs::path target = directory.next();
  const std::vector<fs::path> shards = prepare_shards(target, count);
  for (size_t i = 0; i < count; ++i) {
    if (count > 1) metadata.stats = stats_of_all(parts[i]);
    write_shard(shards[i], scratch, parts[i], gathered.word_segments, metadata);
    metadata.report.failed.clear();  // each is counted once, in the first shard
  }
  directory.publish(target);
}

void change_in_place(const IndexDirectory& directory, const UpdatePlan& plan,
                     IndexMetadata& metadata, Gathered& gathered,
                     const std::function<void(IndexMetadata&, const UpdateResult&)>& complete) {
  run_batches(plan, gathered, [&](BatchWriter& writer, const Batch& batch) {
    std::vector<Xapian::Document> documents;
    auto failed = writer.write(batch, [&](Xapian::Document& d) { documents.push_back(d); });
    const std::lock_guard lock(gathered.mutex);
    gathered.result.documents += documents.size();
    gathered.documents[batch.number] = std::move(documents);
    keep_failed(gathered, std::move(failed));
  });
  Xapian::WritableDatabase database(directory.current().string(), Xapian::DB_OPEN);
  database.begin_transaction();
  delete_documents(database, plan.removed);
  for (const auto& [number, documents] : gathered.documents) {
    for (const Xapian::Document& document : documents) database.add_document(document);
  }
  gathered.words.write(database, 1);
  metadata.stats = stats_of(database);
  complete(metadata, gathered.result);
  put_metadata(database, metadata);
  database.commit_transaction();
  database.close();
}

}  // namespace

UpdateResult update(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata metadata,
                    const std::function<void(IndexMetadata&, const UpdateResult&)>& complete) {
  Gathered gathered;
  try {
    if (plan.in_place && shards_of(directory.current()).size() == 1) {
      change_in_place(directory, plan, metadata, gathered, complete);
    } else {
      rebuild(directory, plan, metadata, gathered, complete);
    }
  } catch (const Xapian::DatabaseError&) {
    // What Xapian says of a full disk depends on what it was doing.
    std::error_code error;
    if (fs::space(directory.path(), error).available > kFullDiskBytes || error) throw;
    throw Error(fmt::format("{}: the disk is full", directory.path().string()),
                "make room for about twice the size of the database; the old one is as it was");
  }
  return std::move(gathered.result);
}

}  // namespace chancery
