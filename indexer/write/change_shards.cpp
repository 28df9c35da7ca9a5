#include "indexer/write/change_shards.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "chancery/database_parts.h"
#include "chancery/schema.h"
#include "indexer/write/copy_database.h"
#include "indexer/write/left_work.h"
#include "indexer/write/segments.h"
#include "indexer/write/shards.h"
#include "indexer/write/space.h"
#include "indexer/write/synonyms.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

// Terms of documents that Xapian holds before they are written, each counted once a document.
constexpr size_t kMaxShardTerms = 400'000;

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

// The words of a segment of words.
void add_words(Xapian::WritableDatabase& database, const Xapian::Database& words) {
  for (auto word = words.spellings_begin(); word != words.spellings_end(); ++word) {
    database.add_spelling(*word, word.get_termfreq());
  }
  const std::string forms(schema::kFormsKey);
  for (auto key = words.metadata_keys_begin(forms); key != words.metadata_keys_end(forms); ++key) {
    database.set_metadata(*key,
                          joined_forms(database.get_metadata(*key), words.get_metadata(*key)));
  }
  copy_synonyms(database, words);
}

void add_documents(Xapian::WritableDatabase& database, const Segments& segments) {
  size_t held = 0;
  for (const fs::path& path : segments.documents()) {
    const Xapian::Database segment = open_local(path.string());
    const auto end = segment.postlist_end("");
    for (auto id = segment.postlist_begin(""); id != end; ++id) {
      const Xapian::Document document = segment.get_document(*id);
      database.add_document(document);
      held += document.termlist_count();
      if (held < kMaxShardTerms) continue;
      database.commit();
      held = 0;
    }
  }
  for (const fs::path& path : segments.words()) add_words(database, open_local(path.string()));
}

// Makes the shards of `generation` from those of the present one, without the documents that go.
std::vector<Shard> copied_shards(const IndexDirectory& directory,
                                 const std::vector<Xapian::docid>& gone,
                                 const Generation& generation, const IndexMetadata& metadata) {
  const std::vector<fs::path> before = shards_of(directory.current());
  const std::vector<fs::path> after = prepare_shards(generation.path(), before.size());
  auto removed = documents_by_shard(gone, before.size());
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
  return shards;
}

}  // namespace

void change_shards(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata& metadata,
                   Gathered& gathered, const Complete& complete) {
  const bool goes_on = plan.left != nullptr && plan.left->generation() != nullptr;
  const Generation& generation = goes_on ? *plan.left->generation() : directory.begin();
  RoomForMerge room(generation.scratch(), 0, plan.source->total_bytes());
  Segments segments(plan, generation, gathered, room,
                    plan.left != nullptr ? plan.left->made_with() : "",
                    goes_on ? plan.left->next_segment() : 0);
  segments.write({});
  if (goes_on) segments.take_over(*plan.left);
  if (gathered.result.unfinished) {
    directory.keep_unfinished();
    gathered.result.published = false;
    return;
  }
  const std::vector<Shard> shards =
      copied_shards(directory, removed_documents(plan, gathered.result), generation, metadata);
  std::vector<fs::path> after;
  for (const Shard& shard : shards) after.push_back(shard.after);
  {
    Xapian::WritableDatabase database(after[smallest(shards)].string(),
                                      Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    add_documents(database, segments);
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

}  // namespace chancery::indexer
