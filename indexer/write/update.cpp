#include "indexer/write/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/schema.h"
#include "indexer/write/batches.h"
#include "indexer/write/change_shards.h"
#include "indexer/write/copy_database.h"
#include "indexer/write/in_place.h"
#include "indexer/write/merge.h"
#include "indexer/write/shards.h"
#include "indexer/write/space.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

// Words of fewer documents are more often misspelt than meant.
constexpr uint32_t kMinSpellingDocuments = 2;
// Terms of documents that Xapian holds before they go to their segment, each counted once a
// document: its ordered trees of them are slow once they outgrow the processor's cache.
constexpr size_t kMaxHeldTerms = 10'000;
constexpr size_t kMaxWordThreads = 4;

// What a rebuild has written.
struct Segments {
  std::map<size_t, fs::path> documents;  // by batch
  std::vector<fs::path> words;           // what was too much for Gathered::words
};

// Writes the words that have come together to `count` segments of their own. One thread at a time.
void write_words(const fs::path& scratch, Gathered& gathered, size_t count, Segments& segments) {
  std::vector<Xapian::WritableDatabase> made;
  while (made.size() < count) {
    const fs::path path = scratch / fmt::format("words-{:06}", segments.words.size());
    made.push_back(new_segment(path));
    segments.words.push_back(path);
  }
  gathered.words.write(made, kMinSpellingDocuments);
  for (Xapian::WritableDatabase& segment : made) segment.close();
}

uint64_t bytes_of(const Batch& batch) {
  uint64_t bytes = 0;
  for (const Input& input : batch.inputs) bytes += input.file.signature.size;
  return bytes;
}

// One segment a batch, below `scratch`.
void write_segments(const UpdatePlan& plan, const fs::path& scratch, Gathered& gathered,
                    RoomForMerge& room, Segments& segments) {
  run_batches(plan, gathered, [&](BatchWriter& writer, const Batch& batch) {
    const fs::path path = scratch / fmt::format("segment-{:06}", batch.number);
    Xapian::WritableDatabase segment = new_segment(path);
    size_t held = 0;
    const auto put = [&](Xapian::Document& d) {
      segment.add_document(d);
      held += d.termlist_count();
      if (held < kMaxHeldTerms) return;
      segment.commit();
      held = 0;
    };
    writer.write(batch, put, [&](size_t, std::vector<FailedFile> failed) {
      return end_input(plan, gathered, std::move(failed));
    });
    segment.commit();
    const uint64_t count = segment.get_doccount();
    segment.close();
    room.add(bytes_of(batch), bytes_below(path));
    const std::lock_guard lock(gathered.mutex);
    if (gathered.words.full()) write_words(scratch, gathered, 1, segments);
    if (count > 0) segments.documents[batch.number] = path;
    gathered.result.documents += count;
  });
}

// The shards of the present generation without the removed documents: those that lose some are
// copied to `scratch`. None when nothing is left.
std::vector<fs::path> kept_shards(const IndexDirectory& directory,
                                  const std::vector<Xapian::docid>& removed,
                                  const fs::path& scratch) {
  const fs::path current = directory.current();
  if (current.empty()) return {};
  if (open_local(current.string()).get_doccount() <= removed.size()) return {};
  std::vector<fs::path> shards = shards_of(current);
  const auto by_shard = documents_by_shard(removed, shards.size());
  for (size_t i = 0; i < shards.size(); ++i) {
    if (by_shard[i].empty()) continue;
    const fs::path copy = scratch / fmt::format("base-{:06}", i);
    copy_database(shards[i], copy);
    Xapian::WritableDatabase base(copy.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    delete_documents(base, by_shard[i]);
    base.commit();
    shards[i] = copy;
  }
  return shards;
}

// Merges `parts` (segments and, first, what is kept of the present generation) to the database
// `target`. `words` are segments of words alone.
void write_shard(const fs::path& target, size_t number, const Generation& generation,
                 const std::vector<fs::path>& parts, const std::vector<fs::path>& words,
                 const IndexMetadata& metadata) {
  // Metadata and spelling come first, so that they win over the old generation's.
  const fs::path head = generation.scratch() / fmt::format("head-{:06}", number);
  Xapian::WritableDatabase about = new_segment(head);
  put_metadata(about, metadata);
  const std::string sum = about.get_metadata(std::string(schema::kChecksumKey));
  about.commit();
  about.close();
  std::vector<fs::path> sources = {head};
  sources.insert(sources.end(), parts.begin(), parts.end());
  merge(std::move(sources), words, target, generation);
  const Xapian::Database made = open_local(target.string());
  if (made.get_doccount() != metadata.stats.documents || !metadata_is_whole(made) ||
      made.get_metadata(std::string(schema::kChecksumKey)) != sum) {
    throw Error(fmt::format("{} does not hold what was merged", target.string()),
                "is the disk full or failing?");
  }
}

void rebuild(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata& metadata,
             Gathered& gathered, const Complete& complete) {
  const Generation& generation = directory.begin();
  const fs::path scratch = generation.scratch();
  const bool merged = !plan.anew && !directory.current().empty();
  RoomForMerge room(scratch, merged ? bytes_below(directory.current()) : 0,
                    plan.source->total_bytes());
  room.add(0, 0);
  Segments segments;
  write_segments(plan, scratch, gathered, room, segments);
  std::vector<Xapian::docid> removed = removed_documents(plan, gathered.result);
  if (plan.replaced) {
    const std::vector<Xapian::docid> more = plan.replaced();
    gathered.result.replaced = more.size();
    removed.insert(removed.end(), more.begin(), more.end());
  }
  std::vector<fs::path> kept;
  if (merged) kept = kept_shards(directory, removed, scratch);
  const size_t present = shards_of(directory.current()).size();
  const size_t count = plan.shards > 0 ? plan.shards : std::max<size_t>(1, present);
  // Each shard goes on with its own documents and takes every so many-th of the new segments.
  std::vector<std::vector<fs::path>> parts(count);
  for (size_t i = 0; i < kept.size(); ++i) parts[i % count].push_back(kept[i]);
  for (const auto& [number, path] : segments.documents) parts[number % count].push_back(path);
  std::vector<fs::path> all;
  for (const auto& list : parts) all.insert(all.end(), list.begin(), list.end());
  metadata.stats = stats_of(all);
  complete(metadata);

  write_words(scratch, gathered, std::min<size_t>(plan.threads, kMaxWordThreads), segments);
  const uint64_t documents = metadata.stats.documents;
  const std::vector<fs::path> shards = prepare_shards(generation.path(), count);
  for (size_t i = 0; i < count; ++i) {
    if (count > 1) metadata.stats = stats_of(parts[i]);
    write_shard(shards[i], i, generation, parts[i], segments.words, metadata);
    metadata.report.failed.clear();  // each is counted once, in the first shard
  }
  directory.publish(documents);
}

}  // namespace

UpdateResult update(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata metadata,
                    const std::function<void(IndexMetadata&, const UpdateResult&)>& complete) {
  Gathered gathered;
  const Complete complete_with = [&](IndexMetadata& about) { complete(about, gathered.result); };
  try {
    if (fits_in_place(directory, plan)) {
      const bool shards = shards_of(directory.current()).size() > 1;
      directory.discard_unfinished();
      (shards ? change_shards : change_in_place)(directory, plan, metadata, gathered,
                                                 complete_with);
    } else {
      rebuild(directory, plan, metadata, gathered, complete_with);
    }
  } catch (const Xapian::DatabaseError&) {
    // What Xapian says of a full disk depends on what it was doing.
    if (is_full(directory.path())) throw disk_full(directory.path());
    throw;
  }
  return std::move(gathered.result);
}

}  // namespace chancery
