#include "indexer/retag.h"

#include <fmt/format.h>

#include <algorithm>

#include "chancery/error.h"
#include "chancery/numbers.h"
#include "indexer/changes.h"
#include "indexer/confine.h"
#include "indexer/interrupts.h"
#include "indexer/lists_used.h"
#include "indexer/run.h"
#include "indexer/write/left_work.h"
#include "indexer/write/shards.h"

namespace chancery::indexer {

namespace {

// Stored records are compressed, and few documents are to keep all threads busy.
BatchLimits limits_of(uint64_t documents, unsigned threads) {
  BatchLimits limits;
  limits.bytes = 1 << 20;
  const size_t share = documents / (threads * 4ULL) + 1;
  limits.files = std::clamp<size_t>(share, 16, limits.files);
  return limits;
}

}  // namespace

int retag(const IndexConfig& config, std::ostream& log) {
  Run run(config, Run::Reads::kRecords, log);
  require_database(config);
  IndexDirectory directory(config.database, say_waiting, run.teller());
  if (directory.current().empty()) throw no_database(config);
  const Present present = present_of(directory);
  LeftWork left(directory, run.made_with("stored"));
  const std::unique_ptr<BatchSource> source =
      stored_source(directory.current(), limits_of(present.stats.documents, config.threads),
                    [&](const InputMark& mark) { return left.take(mark.key, mark.signature); });
  confine(run, {}, config.database);
  UpdatePlan plan = run.plan(*source);
  plan.anew = true;
  plan.left = &left;
  if (plan.shards == 0) plan.shards = static_cast<unsigned>(shards_of(directory.current()).size());

  IndexMetadata metadata;
  metadata.gazetteer = run.packed_lists();
  metadata.report = present.report;
  metadata.folders = present.folders;
  metadata.touched = present.touched;
  metadata.lists = lists_used(run.list_files(), metadata.gazetteer.bytes()).to_json();
  const Interrupts interrupts;
  const UpdateResult result =
      update(directory, plan, metadata,
             [&](IndexMetadata&, const UpdateResult&) { run.progress().phase("merging"); });
  run.progress().clear();
  if (result.unfinished) {
    return run.conclude_interrupted(result, present.stats.documents, "document");
  }
  if (!run.is_quiet()) {
    std::string taken_over;
    if (result.taken_over > 0) {
      taken_over = fmt::format(" ({} taken over from the run that was broken off)",
                               grouped(result.taken_over));
    }
    log << fmt::format("{} documents tagged again from what is stored{} · {:.1f} s\n",
                       grouped(result.documents), taken_over, run.seconds());
  }
  return kFound;
}

}  // namespace chancery::indexer
