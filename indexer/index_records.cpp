#include "indexer/index_records.h"

#include <algorithm>
#include <unordered_set>

#include "chancery/error.h"
#include "indexer/base.h"
#include "indexer/confine.h"
#include "indexer/interrupts.h"
#include "indexer/run.h"
#include "indexer/write/left_work.h"

namespace chancery::indexer {

int index_records(const IndexConfig& config, std::ostream& log) {
  Run run(config, Run::Reads::kRecords, log);
  IndexDirectory directory(config.database, say_waiting, run.teller());
  const Base base = base_of_run(directory, run);
  const Present& present = base.present;
  run.warn_of_other_lists(present.lists);

  LeftWork left(directory, run.made_with("records"));
  std::unordered_set<std::string> written;  // paths of records, to replace older ones
  const auto is_done = [&](const InputMark& mark) {
    if (!left.take(mark.key, mark.signature)) return false;
    const std::string path = left.path_of(mark.key);
    if (path.empty()) return true;
    const std::lock_guard lock(run.shared().paths);
    run.shared().jsonl_paths.insert(path);
    written.insert(path);
    return true;
  };
  const std::unique_ptr<BatchSource> source =
      jsonl_source(config.from_jsonl, BatchLimits(), is_done);
  confine(run, {}, config.database);
  UpdatePlan plan = run.plan(*source, &written);
  plan.anew = base.anew;
  plan.left = &left;
  plan.replaced = [&] { return documents_of(written, present.files); };
  RunReport before = present.report;
  std::erase_if(before.failed, [&](const FailedFile& file) {
    return file.path == config.from_jsonl && file.reason == kNotAllRead;
  });
  RunReport report;
  report.walked = before.walked;
  report.mounts = before.mounts;
  IndexStats stats;
  const Interrupts interrupts;
  const UpdateResult result =
      update(directory, plan, metadata_of_run(run, present, {}, present.stats.documents),
             [&](IndexMetadata& about, const UpdateResult& so_far) {
               run.progress().phase("merging");
               report.failed.clear();
               report.taken_over = so_far.taken_over;
               report.files = run.shared().tally.files + report.taken_over;
               report.changed = so_far.replaced;
               report.added = so_far.documents - std::min(so_far.documents, report.changed);
               std::vector<FailedFile> failed = before.failed;
               failed.insert(failed.end(), so_far.failed.begin(), so_far.failed.end());
               if (so_far.unfinished) {
                 failed.push_back({config.from_jsonl, std::string(kNotAllRead), Lack::kPassing});
               }
               run.finish(report, std::move(failed), {});
               about.report = report;
               stats = about.stats;
             });
  if (!result.unfinished) return run.conclude(report, stats);
  if (result.published) run.conclude(report, stats);
  return run.conclude_interrupted(result, 0, "record");
}

}  // namespace chancery::indexer
