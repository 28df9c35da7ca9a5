#include "indexer/write/batches.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "indexer/threads.h"

namespace chancery::indexer {

namespace {
bool stops(const UpdatePlan& plan) {
  return plan.stop && plan.stop();
}
}  // namespace

void run_batches(const UpdatePlan& plan, Gathered& gathered,
                 const std::function<void(BatchWriter&, const Batch&)>& write,
                 const std::function<bool()>& pause) {
  const auto unless_stopped = [&](const NextBatch& next) -> std::optional<Batch> {
    if (stops(plan) || (pause && pause())) return std::nullopt;
    std::optional<Batch> batch = next();
    if (!batch) {
      const std::lock_guard lock(gathered.mutex);
      gathered.all_given = true;
    }
    return batch;
  };
  each_batch(
      *plan.source, plan.threads,
      [&](const NextBatch& next) {
        std::unique_ptr<BatchWriter> writer;
        while (const std::optional<Batch> batch = unless_stopped(next)) {
          if (!writer) writer = plan.make_writer();
          write(*writer, *batch);
          gathered.words.add(writer->take_overflow());
        }
        if (writer) gathered.words.add(writer->take_words());
      },
      plan.tick);
  const uint64_t total = plan.source->total_files();
  const bool all_done = total > 0 && gathered.result.inputs >= total;
  if (!gathered.all_given && !all_done && stops(plan)) gathered.result.unfinished = true;
}

bool end_input(const UpdatePlan& plan, Gathered& gathered, std::vector<FailedFile> failed) {
  const bool goes_on = !stops(plan);
  const std::lock_guard lock(gathered.mutex);
  auto& all = gathered.result.failed;
  all.insert(all.end(), std::make_move_iterator(failed.begin()),
             std::make_move_iterator(failed.end()));
  ++gathered.result.inputs;
  return goes_on;
}

std::vector<Xapian::docid> removed_documents(const UpdatePlan& plan, UpdateResult& result) {
  std::vector<Xapian::docid> removed = plan.removed;
  std::sort(removed.begin(), removed.end());
  if (!plan.kept || removed.empty()) return removed;
  std::vector<Xapian::docid> kept = plan.kept(result);
  std::sort(kept.begin(), kept.end());
  std::vector<Xapian::docid> gone;
  std::set_difference(removed.begin(), removed.end(), kept.begin(), kept.end(),
                      std::back_inserter(gone));
  return gone;
}

void delete_documents(Xapian::WritableDatabase& database, const std::vector<Xapian::docid>& ids) {
  for (const Xapian::docid id : ids) {
    try {
      database.delete_document(id);
    } catch (const Xapian::DocNotFoundError&) {
      // Gone already: what was wanted.
    }
  }
}

}  // namespace chancery::indexer
