#include "indexer/repair_database.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "chancery/database_layout.h"
#include "chancery/error.h"
#include "chancery/gazetteer.h"
#include "chancery/matcher_cache.h"
#include "chancery/paths.h"
#include "chancery/utf8.h"
#include "indexer/isolate/sandbox.h"
#include "indexer/lists_used.h"
#include "indexer/record_writer.h"
#include "indexer/run.h"
#include "indexer/verify/mend_layout.h"
#include "indexer/verify/parts.h"
#include "indexer/verify/saved.h"
#include "indexer/verify/verify.h"

namespace chancery::indexer {

namespace {

constexpr size_t kMostNamed = 1000;  // documents that are lost

// The records that can be saved, in batches.
class SavedSource : public BatchSource {
 public:
  explicit SavedSource(const Saved& saved) : saved_(saved) {}

  std::optional<Batch> next() override {
    constexpr uint64_t kBatchBytes = 1 << 20;  // packed
    constexpr size_t kBatchDocuments = 400;
    const std::lock_guard lock(mutex_);
    Batch batch;
    uint64_t bytes = 0;
    while (bytes < kBatchBytes && batch.inputs.size() < kBatchDocuments) {
      std::optional<Input> input = next_input();
      if (!input) break;
      bytes += input->stored.size();
      batch.inputs.push_back(std::move(*input));
    }
    if (batch.inputs.empty()) return std::nullopt;
    batch.number = number_++;
    return batch;
  }
  uint64_t total_files() const override { return saved_.size(); }
  uint64_t total_bytes() const override { return 0; }

 private:
  std::optional<Input> next_input() {
    while (at_ < saved_.size()) {
      std::optional<StoredDocument> stored = saved_.document(at_++);
      if (!stored) continue;
      Input input;
      input.file.path = stored->file.empty() ? stored->path : stored->file;
      input.file.signature = FileSignature::of_bytes(stored->signature);
      input.stored = std::move(stored->packed);
      return input;
    }
    return std::nullopt;
  }

  const Saved& saved_;
  std::mutex mutex_;
  size_t at_ = 0;
  size_t number_ = 0;
};

// The lists that the documents were tagged with, so that they keep their tags; where those are
// lost, the lists as they are now.
Gazetteer lists_of(Run& run, const Saved& saved, IndexMetadata& metadata) {
  try {
    if (saved.metadata_is_whole()) return Gazetteer::unpack(metadata.gazetteer.bytes());
  } catch (const Error&) {
    // Said below.
  }
  run.teller()(
      "the lists of actors and issues that the database was made with are lost: those that are "
      "installed are used");
  metadata.gazetteer = run.packed_lists();
  metadata.lists = lists_used(run.list_files(), metadata.gazetteer.bytes()).to_json();
  return run.gazetteer();
}

uint64_t rebuild(Run& run, IndexDirectory& directory, const Saved& saved, unsigned shards) {
  IndexMetadata metadata = saved.metadata();
  const Gazetteer gazetteer = lists_of(run, saved, metadata);
  const Matcher matcher = load_matcher(gazetteer, metadata.gazetteer.bytes(), cache_directory());
  WorkShared work(matcher, read_options(run.config()));
  if (run.config().confined) {
    confine_program({gazetteer_directory().string(), words_directory().string()},
                    {directory.path().string()});
  }
  SavedSource source(saved);
  UpdatePlan plan;
  plan.source = &source;
  plan.threads = run.config().threads;
  plan.shards = shards;
  plan.anew = true;
  plan.make_writer = [&work] { return std::make_unique<RecordWriter>(work, nullptr); };
  plan.tick = [&] { run.progress().show(work.tally, source.total_files(), 0); };
  const UpdateResult result =
      update(directory, plan, metadata,
             [&](IndexMetadata&, const UpdateResult&) { run.progress().phase("merging"); });
  return result.documents;
}

void say_lost(Run& run, const Saved& saved, const std::filesystem::path& kept) {
  size_t named = 0;
  for (const Lost& lost : saved.lost()) {
    if (++named > kMostNamed) break;
    run.log() << fmt::format("chancery-index: {}: {}\n", utf8::inert(lost.name),
                             utf8::inert(lost.why));
  }
  if (saved.lost_documents() > 0) {
    run.log() << fmt::format("chancery-index: {} could not be saved\n",
                             counted(saved.lost_documents(), "document"));
  }
  run.log() << fmt::format(
      "chancery-index: the next run over their folders reads the files again; the damaged "
      "database stays in {}: remove it when you miss nothing\n",
      utf8::inert(kept.string()));
}

}  // namespace

int repair_database(const IndexConfig& config, std::ostream& log) {
  Run run(config, Run::Reads::kRecords, log);
  require_database(config);
  const IndexDirectory::Say say = run.teller();
  IndexDirectory directory(
      config.database, say_waiting, say,
      [&](int fd, const std::filesystem::path& path) { mend_layout(fd, path, say); });
  if (directory.current().empty()) throw no_database(config);
  VerifyOptions options;
  options.thorough = config.thorough;
  options.cache = cache_directory();
  options.phase = [&](const char* what) { run.progress().phase(what); };
  const Verdict verdict = verify(config.database, options);
  run.progress().clear();
  if (verdict.findings.empty()) {
    if (!run.is_quiet()) {
      log << fmt::format("{} is sound: {}, and nothing is left to mend\n",
                         utf8::inert(config.database.string()),
                         counted(verdict.documents, "document"));
    }
    return kFound;
  }
  const auto parts = parts_of_generation(directory.current());
  const DatabaseLayout layout = read_layout(config.database);
  const auto& mark = layout.generations.at(layout.in_use());
  const Saved saved(parts, mark ? mark->documents : 0,
                    [&] { run.progress().phase("looking for what can be saved"); });
  const bool all = saved.lost().empty();
  const std::filesystem::path kept = all ? "" : directory.keep_present();
  const uint64_t documents = rebuild(run, directory, saved, static_cast<unsigned>(parts.size()));
  run.progress().clear();
  if (!run.is_quiet()) {
    log << fmt::format("{} made again from what was stored · {:.1f} s\n",
                       counted(documents, "document"), run.seconds());
  }
  if (!all) say_lost(run, saved, kept);
  return all ? kFound : kFailed;
}

}  // namespace chancery::indexer
