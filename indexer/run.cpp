#include "indexer/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iomanip>
#include <iterator>
#include <sstream>

#include "chancery/matcher_cache.h"
#include "chancery/paths.h"
#include "indexer/isolate/recognizer.h"
#include "indexer/record_writer.h"

namespace chancery {

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

const std::string& Run::packed_lists() {
  if (packed_.empty()) packed_ = gazetteer().pack();
  return packed_;
}

void Run::warn_of_other_lists(const std::string& remembered) {
  if (!is_quiet() && lists_differ(remembered, list_files_)) log_ << kListsChanged;
}

WorkShared& Run::shared() {
  if (shared_) return *shared_;
  if (processes_ && read_.ocr) read_.recognizer = find_recognizer(*processes_, read_.language);
  matcher_.emplace(load_matcher(gazetteer(), packed_lists(), cache_directory()));
  shared_.emplace(*matcher_, read_, processes_.get());
  return *shared_;
}

UpdatePlan Run::plan(Source& source, std::unordered_set<std::string>* written) {
  WorkShared& work = shared();
  UpdatePlan plan;
  plan.source = &source;
  plan.threads = config_.threads;
  plan.shards = config_.shards;
  plan.make_writer = [&work, written] { return std::make_unique<RecordWriter>(work, written); };
  plan.tick = [this, &work, &source] {
    progress_.show(work.tally, source.total_files(), source.total_bytes());
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

}  // namespace chancery
