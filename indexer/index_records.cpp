#include "indexer/index_records.h"

#include <algorithm>
#include <unordered_set>

#include "chancery/error.h"
#include "indexer/base.h"
#include "indexer/confine.h"
#include "indexer/run.h"

namespace chancery {

int index_records(const IndexConfig& config, std::ostream& log) {
  Run run(config, Run::Reads::kRecords, log);
  IndexDirectory directory(config.database, say_waiting, run.teller());
  const Base base = base_of_run(directory, run);
  const Present& present = base.present;
  run.warn_of_other_lists(present.lists);

  const std::unique_ptr<Source> source = jsonl_source(config.from_jsonl, BatchLimits());
  confine(run, {}, config.database);
  std::unordered_set<std::string> written;  // paths of records, to replace older ones
  UpdatePlan plan = run.plan(*source, &written);
  plan.anew = base.anew;
  plan.replaced = [&] { return documents_of(written, present.files); };
  RunReport report;
  report.walked = present.report.walked;
  report.mounts = present.report.mounts;
  IndexStats stats;
  update(directory, plan, metadata_of_run(run, present, {}, present.stats.documents),
         [&](IndexMetadata& about, const UpdateResult& result) {
           run.progress().phase("merging");
           report.files = run.shared().tally.files;
           report.changed = result.replaced;
           report.added = result.documents - std::min(result.documents, report.changed);
           std::vector<FailedFile> failed = present.report.failed;
           failed.insert(failed.end(), result.failed.begin(), result.failed.end());
           run.finish(report, std::move(failed), {});
           about.report = report;
           stats = about.stats;
         });
  return run.conclude(report, stats);
}

}  // namespace chancery
