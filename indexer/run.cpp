#include "indexer/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iomanip>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "chancery/json_text.h"
#include "chancery/matcher_cache.h"
#include "chancery/numbers.h"
#include "chancery/part_path.h"
#include "chancery/paths.h"
#include "chancery/schema.h"
#include "indexer/interrupts.h"
#include "indexer/isolate/recognizer.h"
#include "indexer/record_writer.h"

namespace chancery::indexer {

namespace {

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  std::ostringstream out;
  out << std::put_time(&parts, "%Y-%m-%dT%H:%M:%SZ");
  return out.str();
}

}  // namespace

Run::Run(const IndexConfig& config, Reads reads, std::ostream& log)
    : config_(config),
      log_(log),
      read_(read_options(config)),
      processes_(reads == Reads::kFiles ? start_processes(read_) : nullptr),
      progress_(log, !is_quiet() && isatty(STDERR_FILENO)),
      list_files_(chancery::list_files(config.actor_files, config.issue_files)) {}

IndexDirectory::Say Run::teller() {
  return [this](const std::string& sentence) {
    progress_.clear();
    log_ << "chancery-index: " << sentence << '\n';
  };
}

double Run::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

const Gazetteer& Run::gazetteer() {
  if (!gazetteer_) gazetteer_ = load_lists(list_files_);
  return *gazetteer_;
}

const PackedLists& Run::packed_lists() {
  if (packed_.empty()) {
    std::string packed = gazetteer().pack();
    packed.shrink_to_fit();
    packed_ = std::move(packed);
  }
  return packed_;
}

void Run::warn_of_other_lists(const std::string& remembered) {
  if (!is_quiet() && lists_differ(remembered, list_files_)) log_ << kListsChanged;
}

WorkShared& Run::shared() {
  if (shared_) return *shared_;
  if (processes_ && read_.ocr) read_.recognizer = find_recognizer(*processes_, read_.language);
  matcher_.emplace(load_matcher(gazetteer(), packed_lists().bytes(), cache_directory()));
  shared_.emplace(*matcher_, read_, processes_.get());
  return *shared_;
}

std::string Run::made_with(const char* source) {
  nlohmann::json converters = nlohmann::json::array();
  for (const Converter& converter : read_.converters) {
    converters.push_back({converter.type, converter.command, converter.output});
  }
  return json_text(nlohmann::json{{"program", version()},
                                  {"format", schema::kFormatVersion},
                                  {"source", source},
                                  {"lists", fingerprint(packed_lists().bytes())},
                                  {"language", read_.language},
                                  {"ocr", read_.ocr},
                                  {"converters", converters}});
}

UpdatePlan Run::plan(BatchSource& source, std::unordered_set<std::string>* written) {
  WorkShared& work = shared();
  UpdatePlan plan;
  plan.source = &source;
  plan.threads = config_.threads;
  plan.shards = config_.shards;
  plan.changesets = config_.changesets;
  plan.make_writer = [&work, written] { return std::make_unique<RecordWriter>(work, written); };
  plan.tick = [this, &work, &source] {
    progress_.show(work.tally, source.total_files(), source.total_bytes());
    if (!Interrupts::came() || is_quiet() || std::exchange(interrupt_told_, true)) return;
    teller()("interrupted: finishing the files in hand; once more ends it at once");
  };
  plan.stop = Interrupts::came;
  plan.pace = config_.pace;
  plan.taken_over = [&work](const std::string& path) {
    work.rewritten.insert({path_hash(path)});
    if (part_number(path) > 1) work.tally.further_parts += 1;
  };
  return plan;
}

void Run::finish(RunReport& report, std::vector<FailedFile> failed,
                 const std::vector<std::string>& folders) {
  report.failed.insert(report.failed.end(), std::make_move_iterator(failed.begin()),
                       std::make_move_iterator(failed.end()));
  std::stable_sort(report.failed.begin(), report.failed.end(),
                   [](const FailedFile& a, const FailedFile& b) { return a.name() < b.name(); });
  report.bytes = shared_ ? shared_->tally.bytes.load() : 0;
  report.time = now_utc();
  for (const std::string& folder : folders) report.walked[folder] = report.time;
  report.seconds = seconds();
}

void Run::say(const RunReport& report, const IndexStats& stats) {
  if (is_quiet() && status_of(report) == kFound) return;
  const std::string command =
      config_.database == default_database()
          ? "chancery-index"
          : fmt::format("chancery-index --db {}", config_.database.string());
  print_summary(log_, report, stats, command + " --report");
  print_kept(log_, report, command);
  if (config_.verbosity == Verbosity::kVerbose) print_failed(log_, report);
}

int Run::conclude(RunReport& report, const IndexStats& stats) {
  progress_.clear();
  report.seconds = seconds();
  say(report, stats);
  return stats.documents == 0 && status_of(report) == kFound ? kNothingFound : status_of(report);
}

int Run::conclude_interrupted(const UpdateResult& result, uint64_t total, const char* what) {
  progress_.clear();
  const uint64_t done = result.inputs + result.taken_over;
  const std::string count = total > 0 ? fmt::format("{} of {}", grouped(done), counted(total, what))
                                      : counted(done, what);
  teller()(
      result.published
          ? fmt::format("interrupted: {} can be searched; the same command goes on with the rest",
                        count)
          : fmt::format("interrupted: the database is as it was; {} are done and kept, and the "
                        "same command goes on with the rest",
                        count));
  return kFailed;
}

int status_of(const RunReport& report) {
  const bool failures = std::any_of(report.failed.begin(), report.failed.end(),
                                    [](const FailedFile& file) { return file.failure(); });
  return failures ? kFailed : kFound;
}

Error no_database(const IndexConfig& config) {
  return Error(fmt::format("there is no database at {}", config.database.string()),
               "make one: chancery-index FOLDER");
}

void require_database(const IndexConfig& config) {
  if (!std::filesystem::exists(config.database)) throw no_database(config);
}

}  // namespace chancery::indexer
