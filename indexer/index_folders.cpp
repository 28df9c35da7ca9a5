#include "indexer/index_folders.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <set>
#include <sstream>
#include <unordered_set>

#include "chancery/database_layout.h"
#include "chancery/error.h"
#include "chancery/format_version.h"
#include "chancery/matcher_cache.h"
#include "chancery/paths.h"
#include "chancery/schema.h"
#include "indexer/changes.h"
#include "indexer/isolate/recognizer.h"
#include "indexer/lists_used.h"
#include "indexer/progress.h"
#include "indexer/record_writer.h"
#include "indexer/write/shards.h"
#include "indexer/write/update.h"

namespace chancery {

namespace {

constexpr uint64_t kDocumentCost = 2048;  // what a document costs at least, in bytes of text
constexpr uint64_t kPackedRatio = 20;     // text comes to this in an archive, at most

// About how much text is in the files: an archive has more than its size.
uint64_t text_bytes(const std::vector<FoundFile>& files) {
  constexpr std::array<std::string_view, 15> kPacked = {"zip", "tar",  "gz",   "tgz",  "bz2",
                                                        "tbz", "tbz2", "xz",   "txz",  "zst",
                                                        "7z",  "rar",  "warc", "mbox", "epub"};
  uint64_t bytes = 0;
  for (const FoundFile& file : files) {
    const bool packed =
        std::find(kPacked.begin(), kPacked.end(), file_ending(file.path)) != kPacked.end();
    bytes += file.signature.size * (packed ? kPackedRatio : 1);
  }
  return bytes;
}

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  std::ostringstream out;
  out << std::put_time(&parts, "%Y-%m-%dT%H:%M:%SZ");
  return out.str();
}

void finish_report(RunReport& report, std::vector<FailedFile> failed, const Tally& tally,
                   std::chrono::steady_clock::time_point start) {
  report.failed.insert(report.failed.end(), std::make_move_iterator(failed.begin()),
                       std::make_move_iterator(failed.end()));
  std::stable_sort(report.failed.begin(), report.failed.end(),
                   [](const FailedFile& a, const FailedFile& b) { return a.name() < b.name(); });
  report.bytes = tally.bytes;
  report.time = now_utc();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// With --full a database that cannot be read, or is of another version, is made anew.
Present present_or_anew(const IndexDirectory& directory, const IndexConfig& config,
                        std::ostream& log, bool& anew) {
  const auto give_up = [&](const std::string& why) {
    anew = true;
    if (config.verbosity != Verbosity::kQuiet) {
      log << why << ": made anew from what is named now\n";
    }
    return Present();
  };
  try {
    return present_of(directory);
  } catch (const Error&) {
    if (!config.full) throw;
    return give_up(config.database.string() + " is of another version");
  } catch (const Xapian::DatabaseError&) {
    if (!config.full) throw;
    return give_up(config.database.string() + " is damaged");
  }
}

bool same_failures(const std::vector<FailedFile>& a, const std::vector<FailedFile>& b) {
  const auto keys = [](const std::vector<FailedFile>& files) {
    std::multiset<std::pair<std::string, std::string>> out;
    for (const FailedFile& file : files) out.emplace(file.name(), file.reason);
    return out;
  };
  return keys(a) == keys(b);
}

int status_of(const RunReport& report) {
  const bool failures = std::any_of(report.failed.begin(), report.failed.end(),
                                    [](const FailedFile& file) { return file.failure; });
  return failures ? kFailed : kFound;
}

void say(const IndexConfig& config, std::ostream& log, const RunReport& report,
         const IndexStats& stats) {
  if (config.verbosity == Verbosity::kQuiet && status_of(report) == kFound) return;
  const std::string command =
      config.database == default_database()
          ? "chancery-index --report"
          : fmt::format("chancery-index --db {} --report", config.database.string());
  print_summary(log, report, stats, command);
  if (config.verbosity == Verbosity::kVerbose) print_failed(log, report);
}

}  // namespace

int index_folders(const IndexConfig& config, std::ostream& log) {
  const auto start = std::chrono::steady_clock::now();
  const bool jsonl = !config.from_jsonl.empty();
  if (config.ocr && !jsonl) require_recognizer();
  // Before there are threads, files and lists: it begins as a copy of this process.
  ReadOptions read = read_options(config);
  const std::unique_ptr<ForkServer> processes = jsonl ? nullptr : start_processes(read);
  Found found;
  if (!jsonl) found = walk(config.folders, config.database);
  if (config.retry_failed && !std::filesystem::exists(config.database)) {
    throw Error(fmt::format("there is no database at {}", config.database.string()),
                "make one: chancery-index FOLDER");
  }
  if (!jsonl && !config.retry_failed && found.files.empty() && found.passed_over.empty() &&
      !std::filesystem::exists(config.database)) {
    log << "chancery-index: there are no files to index; name a folder that holds documents\n";
    return kNothingFound;
  }

  IndexDirectory directory(config.database, say_waiting, [&](const std::string& sentence) {
    log << "chancery-index: " << sentence << '\n';
  });
  bool anew = false;
  Present present = present_or_anew(directory, config, log, anew);
  const size_t shards = shards_of(directory.current()).size();
  const bool full = config.full || (shards > 0 && config.shards > 0 && config.shards != shards);
  const std::vector<std::string> folders = found.folders;
  if (config.retry_failed) found = failed_files(present.report, folders);
  KnownFiles known = jsonl ? KnownFiles() : std::move(present.files);
  Changes changes =
      compare(std::move(found), std::move(known), present.report, full || config.retry_failed);
  if (jsonl) changes.still_failed = present.report.failed;

  const ListFiles files = list_files(config.actor_files, config.issue_files);
  if (lists_differ(present.lists, files) && config.verbosity != Verbosity::kQuiet && !full) {
    log << kListsChanged;
  }
  const bool failed_changed = !same_failures(changes.still_failed, present.report.failed);
  if (!jsonl && changes.read.empty() && changes.removed.empty() && !failed_changed &&
      !directory.current().empty()) {
    directory.discard_unfinished();
    RunReport report = std::move(changes.report);
    finish_report(report, std::move(changes.still_failed), Tally(), start);
    say(config, log, report, present.stats);
    return status_of(report);
  }

  if (processes && read.ocr) read.recognizer = find_recognizer(*processes, read.language);
  const Gazetteer gazetteer = load_lists(files);
  const std::string packed = gazetteer.pack();
  const Matcher matcher = load_matcher(gazetteer, packed, cache_directory());
  WorkShared shared{matcher, read, {}, {}, {}, {}, processes.get()};
  Progress progress(log, config.verbosity != Verbosity::kQuiet && isatty(STDERR_FILENO));
  std::unordered_set<std::string> written;  // paths of records, to replace older ones

  UpdatePlan plan;
  plan.anew = anew;
  plan.in_place = !jsonl && !full && !anew;
  plan.changed_files = changes.read.size();
  plan.changed_bytes =
      text_bytes(changes.read) + kDocumentCost * (changes.read.size() + changes.removed.size());
  plan.removed = std::move(changes.removed);
  plan.threads = config.threads;
  plan.shards = config.shards;
  BatchLimits limits;
  limits.threads = plan.threads;
  const std::unique_ptr<Source> source = jsonl ? jsonl_source(config.from_jsonl, BatchLimits())
                                               : file_source(std::move(changes.read), limits);
  plan.source = source.get();
  plan.make_writer = [&] {
    return std::make_unique<RecordWriter>(shared, jsonl ? &written : nullptr);
  };
  plan.tick = [&] { progress.show(shared.tally, source->total_files(), source->total_bytes()); };
  plan.replaced = [&] { return documents_of(written, present.files); };

  IndexMetadata metadata;
  metadata.gazetteer = packed;
  const uint64_t kept =
      present.stats.documents - std::min<uint64_t>(present.stats.documents, plan.removed.size());
  metadata.lists = remember(present.lists, lists_used(files, metadata.gazetteer), kept);
  metadata.folders = present.folders;
  for (const std::string& folder : folders) {
    if (std::find(metadata.folders.begin(), metadata.folders.end(), folder) ==
        metadata.folders.end()) {
      metadata.folders.push_back(folder);
    }
  }
  RunReport last;
  IndexStats stats;
  update(directory, plan, metadata, [&](IndexMetadata& about, const UpdateResult& result) {
    progress.phase("merging");
    about.report = changes.report;
    if (jsonl) {
      about.report.files = shared.tally.files;
      about.report.changed = result.replaced;
    }
    about.report.added = result.documents - std::min(result.documents, about.report.changed);
    std::vector<FailedFile> failed = std::move(changes.still_failed);
    failed.insert(failed.end(), result.failed.begin(), result.failed.end());
    finish_report(about.report, std::move(failed), shared.tally, start);
    last = about.report;
    stats = about.stats;
  });
  progress.clear();
  last.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  say(config, log, last, stats);
  return stats.documents == 0 && status_of(last) == kFound ? kNothingFound : status_of(last);
}

int show_report(const IndexConfig& config, std::ostream& out) {
  if (!std::filesystem::exists(config.database)) {
    throw Error(fmt::format("there is no database at {}", config.database.string()),
                "make one: chancery-index FOLDER");
  }
  const Xapian::Database database(readable_database(config.database).string());
  check_format_version(database, config.database.string(), "choose another place with --db");
  const RunReport report =
      RunReport::of_json(database.get_metadata(std::string(schema::kReportKey)));
  out << fmt::format("{}: indexed {}\n", config.database.string(), report.time);
  print_summary(out, report, stats_of(database), "below");
  print_failed(out, report);
  return kFound;
}

}  // namespace chancery
