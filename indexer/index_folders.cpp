#include "indexer/index_folders.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "chancery/database_layout.h"
#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "indexer/base.h"
#include "indexer/changes.h"
#include "indexer/confine.h"
#include "indexer/content.h"
#include "indexer/cost.h"
#include "indexer/file_reader.h"
#include "indexer/interrupts.h"
#include "indexer/isolate/recognizer.h"
#include "indexer/run.h"
#include "indexer/write/in_place.h"
#include "indexer/write/left_work.h"
#include "indexer/write/shards.h"

namespace chancery::indexer {

namespace {

bool is_nothing(const Found& found) {
  return found.files.empty() && found.passed_over.empty();
}

bool same_failures(const std::vector<FailedFile>& a, const std::vector<FailedFile>& b) {
  const auto keys = [](const std::vector<FailedFile>& files) {
    std::multiset<std::pair<std::string, std::string>> out;
    for (const FailedFile& file : files) {
      out.emplace(file.name(), fmt::format("{} {}", file.reason, file.kept));
    }
    return out;
  };
  return keys(a) == keys(b);
}

// Another number of databases is made from the files again.
bool reads_all(const IndexConfig& config, const IndexDirectory& directory) {
  const size_t shards = shards_of(directory.current()).size();
  return config.full || (shards > 0 && config.shards > 0 && config.shards != shards);
}

Changes changes_of(Run& run, Base& base, Found found, bool all) {
  const CompareOptions options = {.full = all || run.config().retry_failed,
                                  .purge = run.config().purge,
                                  .readable = is_readable,
                                  .same_content = [&](const std::vector<FoundFile>& files) {
                                    run.progress().phase("comparing files that were touched");
                                    return same_content(files, run.config().threads);
                                  }};
  Changes changes =
      compare(std::move(found), std::move(base.present.files), base.present.report, options);
  run.progress().clear();
  return changes;
}

// Whether nothing has to be read or said.
bool is_same(const Changes& changes, const Present& present) {
  return changes.read.empty() && changes.removed.empty() && !present.unfinished &&
         same_failures(changes.still_failed, present.report.failed) &&
         changes.report.mounts == present.report.mounts && pack(changes.touched) == present.touched;
}

// Files that failed and keep their old documents have not changed these.
uint64_t kept_files(const std::vector<FailedFile>& failed) {
  return static_cast<uint64_t>(
      std::count_if(failed.begin(), failed.end(),
                    [](const FailedFile& file) { return file.kept > 0 && file.inside.empty(); }));
}

// How much a run changes.
UpdatePlan extent_of(const Changes& changes, bool in_place) {
  UpdatePlan plan;
  plan.in_place = in_place;
  plan.changed_files = changes.read.size();
  plan.changed_bytes = text_cost(changes.read) + kDocumentCost * changes.removed.size();
  plan.removed = changes.removed;
  return plan;
}

// Completes `report`, of which compare() has made the beginning.
void complete(RunReport& report, Run& run, const UpdateResult& result,
              const std::vector<FailedFile>& still_failed,
              const std::vector<std::string>& folders) {
  if (result.unfinished) {
    report.changed = std::min(report.changed, result.inputs + result.taken_over);
    report.removed = 0;
  }
  report.changed -= std::min(report.changed, kept_files(result.failed));
  const uint64_t old = report.changed + run.shared().tally.further_parts;
  report.added = result.documents - std::min(result.documents, old);
  report.taken_over = result.taken_over;
  std::vector<FailedFile> failed = still_failed;
  failed.insert(failed.end(), result.failed.begin(), result.failed.end());
  for (const std::string& folder : folders) {
    if (!result.unfinished) break;
    failed.push_back({folder, std::string(kNotAllRead), Lack::kPassing});
  }
  run.finish(report, std::move(failed), folders);
}

// Reads what has changed and brings it into the database. Returns the exit status.
int apply(Run& run, IndexDirectory& directory, const Base& base, Changes changes,
          const std::vector<std::string>& folders, bool in_place) {
  const UpdatePlan extent = extent_of(changes, in_place);
  std::optional<LeftWork> left;
  // Changing a generation itself goes on by itself.
  if (!fits_in_place(directory, extent) || shards_of(directory.current()).size() > 1) {
    left.emplace(directory, run.made_with("files"));
    std::erase_if(changes.read, [&](const FoundFile& file) {
      const InputMark mark = mark_of({file});
      return left->take(mark.key, mark.signature);
    });
  }
  BatchLimits limits;
  limits.threads = run.config().threads;
  const std::unique_ptr<BatchSource> source = file_source(std::move(changes.read), limits);
  UpdatePlan plan = run.plan(*source);
  plan.anew = base.anew;
  plan.in_place = extent.in_place;
  plan.changed_files = extent.changed_files;
  plan.changed_bytes = extent.changed_bytes;
  plan.removed = extent.removed;
  plan.left = left ? &*left : nullptr;
  plan.kept = [&](UpdateResult& result) {
    return kept_documents(open_local(directory.current().string()), plan.removed,
                          run.shared().rewritten, base.present.report, result.failed);
  };
  const uint64_t documents = base.present.stats.documents;
  const uint64_t kept = documents - std::min<uint64_t>(documents, plan.removed.size());
  IndexMetadata metadata = metadata_of_run(run, base.present, folders, kept);
  metadata.touched = pack(changes.touched);
  RunReport report;
  IndexStats stats;
  const Interrupts interrupts;
  const UpdateResult result =
      update(directory, plan, metadata, [&](IndexMetadata& about, const UpdateResult& so_far) {
        run.progress().phase("merging");
        report = changes.report;
        complete(report, run, so_far, changes.still_failed, folders);
        about.report = report;
        stats = about.stats;
      });
  if (!result.unfinished) return run.conclude(report, stats);
  if (result.published) run.conclude(report, stats);
  return run.conclude_interrupted(result, extent.changed_files, "file");
}

}  // namespace

int index_folders(const IndexConfig& config, std::ostream& log) {
  if (config.ocr) require_recognizer();
  Run run(config, Run::Reads::kFiles, log);
  if (config.retry_failed) require_database(config);
  const auto look = [&] { return walk(config.folders, {config.database, config.follow}); };
  Found found;
  const bool is_new = !std::filesystem::exists(config.database);
  if (is_new) {
    found = look();
    require_folders(found, {});
    if (is_nothing(found)) {
      log << "chancery-index: there are no files to index; name a folder that holds documents\n";
      return kNothingFound;
    }
  }
  IndexDirectory directory(config.database, say_waiting, run.teller());
  // Only now: a run that was waited for may have indexed files that came after an earlier walk, and
  // these would be taken for deleted.
  if (!is_new || !directory.current().empty()) found = look();

  Base base = base_of_run(directory, run);
  require_folders(found, base.present.files);
  const bool all = reads_all(config, directory);
  std::vector<std::string> folders = found.folders;
  std::vector<std::string> places = places_of(found);
  if (config.retry_failed) {
    found = failed_files(base.present.report, folders);
    folders.clear();  // nobody looks through them
    places.insert(places.end(), found.folders.begin(), found.folders.end());
  }
  Changes changes = changes_of(run, base, std::move(found), all);
  if (!all) run.warn_of_other_lists(base.present.lists);
  if (!is_same(changes, base.present) || directory.current().empty()) {
    confine(run, std::move(places), config.database);
    return apply(run, directory, base, std::move(changes), folders, !all && !base.anew);
  }
  directory.discard_unfinished();
  run.finish(changes.report, std::move(changes.still_failed), folders);
  run.say(changes.report, base.present.stats);
  return status_of(changes.report);
}

}  // namespace chancery::indexer
