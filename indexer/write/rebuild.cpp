#include "indexer/write/rebuild.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/schema.h"
#include "indexer/write/copy_database.h"
#include "indexer/write/left_work.h"
#include "indexer/write/merge.h"
#include "indexer/write/segments.h"
#include "indexer/write/shards.h"
#include "indexer/write/space.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr size_t kMaxWordThreads = 4;

// The shards of the present generation without the removed documents: those that lose some are
// copied. None when nothing is left.
std::vector<fs::path> kept_shards(const IndexDirectory& directory,
                                  const std::vector<Xapian::docid>& removed, Segments& segments) {
  const fs::path current = directory.current();
  if (current.empty()) return {};
  if (open_local(current.string()).get_doccount() <= removed.size()) return {};
  std::vector<fs::path> shards = shards_of(current);
  const auto by_shard = documents_by_shard(removed, shards.size());
  for (size_t i = 0; i < shards.size(); ++i) {
    if (by_shard[i].empty()) continue;
    const fs::path copy = segments.next_copy();
    copy_database(shards[i], copy);
    Xapian::WritableDatabase base(copy.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    delete_documents(base, by_shard[i]);
    base.commit();
    shards[i] = copy;
  }
  return shards;
}

// Merges `parts` (segments and, first, what is kept of the present generation) and `words` to the
// database `target`.
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
  sources.insert(sources.end(), words.begin(), words.end());
  merge(std::move(sources), target, generation);
  const Xapian::Database made = open_local(target.string());
  if (made.get_doccount() != metadata.stats.documents || !metadata_is_whole(made) ||
      made.get_metadata(std::string(schema::kChecksumKey)) != sum) {
    throw Error(fmt::format("{} does not hold what was merged", target.string()),
                "is the disk full or failing?");
  }
}

class Rebuild {
 public:
  Rebuild(IndexDirectory& directory, const UpdatePlan& plan, const IndexMetadata& metadata,
          Gathered& gathered, const Complete& complete)
      : directory_(directory),
        plan_(plan),
        metadata_(metadata),
        gathered_(gathered),
        complete_(complete),
        only_adds_(plan.removed.empty() && !plan.anew),
        in_rounds_(only_adds_ && (!plan.replaced || directory.current().empty())) {}

  void run() {
    bool again = round(plan_.left);
    while (again) again = round(nullptr);
  }

 private:
  using Clock = std::chrono::steady_clock;

  // Whether there is more to be read.
  bool round(LeftWork* left) {
    const auto begun = Clock::now();
    UpdateResult& result = gathered_.result;
    result.unfinished = false;
    const bool goes_on = left != nullptr && left->generation() != nullptr;
    const Generation& generation = goes_on ? *left->generation() : directory_.begin();
    const bool merged = !plan_.anew && !directory_.current().empty();
    const uint64_t before = (merged ? bytes_below(directory_.current()) : 0) +
                            (goes_on ? bytes_below(generation.scratch()) : 0);
    RoomForMerge room(generation.scratch(), before, plan_.source->total_bytes());
    room.add(0, 0);
    Segments segments(plan_, generation, gathered_, room,
                      plan_.left != nullptr ? plan_.left->made_with() : "",
                      goes_on ? left->next_segment() : 0);
    const uint64_t inputs = result.inputs;
    try {
      segments.write([&] {
        return in_rounds_ && result_has_more_than(inputs) && is_over(Clock::now() - begun);
      });
    } catch (...) {
      if (segments.keep_for_next_run()) directory_.keep_unfinished();
      throw;
    }
    if (goes_on) segments.take_over(*left);
    if (result.unfinished && (!only_adds_ || result.documents == 0)) {
      directory_.keep_unfinished();
      result.published = false;
      return false;
    }
    const auto read = Clock::now();
    const bool stopped = result.unfinished;
    const bool more = !stopped && !gathered_.all_given && !all_done();
    result.unfinished = stopped || more;
    merge_all(generation, segments, merged);
    last_merge_ = Clock::now() - read;
    return more;
  }

  bool result_has_more_than(uint64_t inputs) {
    const std::lock_guard lock(gathered_.mutex);
    return gathered_.result.inputs > inputs;
  }
  bool is_over(Clock::duration spent) const {
    return spent >= plan_.pace.publish && spent >= plan_.pace.share * last_merge_;
  }
  bool all_done() const {
    const uint64_t total = plan_.source->total_files();
    return total > 0 && gathered_.result.inputs >= total;
  }

  void merge_all(const Generation& generation, Segments& segments, bool merged) {
    std::vector<Xapian::docid> removed = removed_documents(plan_, gathered_.result);
    if (plan_.replaced) {
      const std::vector<Xapian::docid> more = plan_.replaced();
      gathered_.result.replaced = more.size();
      removed.insert(removed.end(), more.begin(), more.end());
    }
    std::vector<fs::path> kept;
    if (merged) kept = kept_shards(directory_, removed, segments);
    const size_t present = shards_of(directory_.current()).size();
    const size_t count = plan_.shards > 0 ? plan_.shards : std::max<size_t>(1, present);
    // Each shard goes on with its own documents and takes every so many-th of the new segments.
    std::vector<std::vector<fs::path>> parts(count);
    for (size_t i = 0; i < kept.size(); ++i) parts[i % count].push_back(kept[i]);
    size_t number = 0;
    for (const fs::path& path : segments.documents()) parts[number++ % count].push_back(path);
    std::vector<fs::path> all;
    for (const auto& list : parts) all.insert(all.end(), list.begin(), list.end());
    IndexMetadata about = metadata_;
    about.stats = stats_of(all);
    complete_(about);

    segments.write_words(std::min<size_t>(plan_.threads, kMaxWordThreads));
    const uint64_t documents = about.stats.documents;
    const std::vector<fs::path> shards = prepare_shards(generation.path(), count);
    for (size_t i = 0; i < count; ++i) {
      if (count > 1) about.stats = stats_of(parts[i]);
      write_shard(shards[i], i, generation, parts[i], segments.words(), about);
      about.report.failed.clear();  // each is counted once, in the first shard
    }
    directory_.publish(documents);
  }

  IndexDirectory& directory_;
  const UpdatePlan& plan_;
  const IndexMetadata& metadata_;
  Gathered& gathered_;
  const Complete& complete_;
  const bool only_adds_;
  const bool in_rounds_;
  Clock::duration last_merge_{};
};

}  // namespace

void rebuild(IndexDirectory& directory, const UpdatePlan& plan, const IndexMetadata& metadata,
             Gathered& gathered, const Complete& complete) {
  Rebuild(directory, plan, metadata, gathered, complete).run();
}

}  // namespace chancery::indexer
