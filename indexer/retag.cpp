#include "indexer/retag.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "chancery/error.h"
#include "chancery/matcher_cache.h"
#include "chancery/paths.h"
#include "indexer/changes.h"
#include "indexer/lists_used.h"
#include "indexer/progress.h"
#include "indexer/record_writer.h"
#include "indexer/write/update.h"

namespace chancery {

int retag(const IndexConfig& config, std::ostream& log) {
  const auto start = std::chrono::steady_clock::now();
  const auto missing = [&] {
    return Error(fmt::format("there is no database at {}", config.database.string()),
                 "make one: chancery-index FOLDER");
  };
  if (!std::filesystem::exists(config.database)) throw missing();
  IndexDirectory directory(config.database, say_waiting, [&](const std::string& sentence) {
    log << "chancery-index: " << sentence << '\n';
  });
  if (directory.current().empty()) throw missing();
  const Present present = present_of(directory);

  const ListFiles files = list_files(config.actor_files, config.issue_files);
  const Gazetteer gazetteer = load_lists(files);
  const std::string packed = gazetteer.pack();
  const Matcher matcher = load_matcher(gazetteer, packed, cache_directory());
  WorkShared shared{matcher, {config.language}, {}, {}, {}, {}};
  Progress progress(log, config.verbosity != Verbosity::kQuiet && isatty(STDERR_FILENO));

  BatchLimits limits;
  limits.bytes = 1 << 20;  // stored records are compressed
  const size_t share = present.stats.documents / (config.threads * 4ULL) + 1;
  limits.files = std::clamp<size_t>(share, 16, limits.files);
  const std::unique_ptr<Source> source = stored_source(directory.current(), limits);
  UpdatePlan plan;
  plan.anew = true;
  plan.threads = config.threads;
  plan.source = source.get();
  plan.make_writer = [&] { return std::make_unique<RecordWriter>(shared, nullptr); };
  plan.tick = [&] { progress.show(shared.tally, source->total_files(), 0); };

  IndexMetadata metadata;
  metadata.gazetteer = packed;
  metadata.report = present.report;
  metadata.folders = present.folders;
  metadata.lists = lists_used(files, metadata.gazetteer).to_json();
  const UpdateResult result =
      update(directory, plan, metadata,
             [&](IndexMetadata&, const UpdateResult&) { progress.phase("merging"); });
  progress.clear();
  if (config.verbosity != Verbosity::kQuiet) {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    log << fmt::format("{} documents tagged again from what is stored · {:.1f} s\n",
                       grouped(result.documents), spent.count());
  }
  return kFound;
}

}  // namespace chancery
