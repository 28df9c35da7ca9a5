// The configuration that options ask for: ranges, and what goes together.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "indexer/isolate/convert.h"
#include "indexer/options.h"

namespace chancery::indexer {

namespace {

constexpr unsigned kMaxThreads = 256;
constexpr unsigned kMaxShards = 64;

unsigned thread_count(const GivenOptions& options) {
  if (!options.has("jobs")) return std::clamp(std::thread::hardware_concurrency(), 1U, kMaxThreads);
  const std::string value = options.last("jobs");
  unsigned count = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (error != std::errc() || end != value.data() + value.size() || count == 0) {
    throw Error(fmt::format("-j {} is no number of threads", value), "give one from 1 to 256");
  }
  return std::min(count, kMaxThreads);
}

unsigned shard_count(const GivenOptions& options) {
  if (!options.has("shards")) return 0;
  const std::string value = options.last("shards");
  unsigned count = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (error != std::errc() || end != value.data() + value.size() || count == 0 ||
      count > kMaxShards) {
    throw Error(fmt::format("--shards {} is no number of databases", value),
                fmt::format("give one from 1 to {}", kMaxShards));
  }
  return count;
}

// --verify and --repair work on the whole database as it is.
void require_alone(const IndexConfig& config, const GivenOptions& options) {
  bool others = !config.folders.empty() || !config.from_jsonl.empty() ||
                (options.has("verify") && options.has("repair"));
  for (const char* name : {"full", "print", "purge", "retag", "retry-failed", "watch"}) {
    others = others || options.has(name);
  }
  if (!others) return;
  throw Error("--verify and --repair work on a database as it is",
              "give one of them, and name no folder and nothing else to do");
}

unsigned changeset_count(const GivenOptions& options) {
  constexpr unsigned kMostChangesets = 10'000;
  if (!options.has("changesets")) return 0;
  const std::string value = options.last("changesets");
  unsigned count = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (error != std::errc() || end != value.data() + value.size() || count > kMostChangesets) {
    throw Error(fmt::format("--changesets {} is no number of changes", value),
                fmt::format("give one from 0 to {}", kMostChangesets));
  }
  return count;
}

void set_format(const GivenOptions& options, IndexConfig& config) {
  const std::string format = options.last("format");
  if (!options.has("report") && !options.has("print")) {
    throw Error("--format says how to show the report or to print documents",
                "give it with --report or --print");
  }
  const std::string other = options.has("report") ? "text" : "opensearch";
  if (format != "json" && format != other)
    throw Error(fmt::format("--format {} is none of json and {}", format, other),
                "give one of them");
  config.json = format == "json";
  config.opensearch = format == "opensearch";
}

std::vector<std::filesystem::path> to_paths(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

// What goes with --purge and --retry-failed.
void check_purge_and_retry(const IndexConfig& config, const GivenOptions& options) {
  if (config.purge &&
      (config.folders.empty() || config.watch || config.retry_failed || options.has("print"))) {
    throw Error("--purge takes out what is gone below the folders that are named",
                "name them, and leave --watch, --retry-failed and --print out");
  }
  if (config.retry_failed && (options.has("print") || options.has("retag") || config.full ||
                              config.watch || !config.from_jsonl.empty())) {
    throw Error("--retry-failed reads what the last run could not",
                "leave --print, --retag, --full, --watch and --from-jsonl out");
  }
}

void set_language(const GivenOptions& options, IndexConfig& config) {
  if (options.has("language")) config.language = options.last("language");
  const bool code = config.language.size() >= 2 && config.language.size() <= 3 &&
                    std::all_of(config.language.begin(), config.language.end(),
                                [](char c) { return c >= 'a' && c <= 'z'; });
  if (config.language != "auto" && !code) {
    throw Error(fmt::format("--language {} is no language code", config.language),
                "give auto or a code such as en, fr, ru");
  }
}

// What is read, by whom.
void check_input(const IndexConfig& config) {
  if (config.folders.empty() && config.from_jsonl.empty() && !config.retry_failed) {
    throw Error("no folder is named", "try: chancery-index ~/Documents");
  }
  if (!config.folders.empty() && !config.from_jsonl.empty()) {
    throw Error("--from-jsonl and folders do not go together", "run chancery-index once for each");
  }
  if (config.watch && (config.action == IndexAction::kPrint || !config.from_jsonl.empty())) {
    throw Error("--watch needs folders and a database", "leave --print and --from-jsonl out");
  }
}

}  // namespace

IndexConfig validate(const GivenOptions& options) {
  IndexConfig config;
  if (options.has("help") || options.has("version")) {
    config.action = options.has("help") ? IndexAction::kHelp : IndexAction::kVersion;
    return config;
  }
  config.database = default_database();
  if (options.has("db")) config.database = options.last("db");
  if (config.database.empty()) throw Error("--db names no place", "give it a path");
  config.folders = to_paths(options.words);
  config.from_jsonl = options.last("from-jsonl");
  config.actor_files = to_paths(options.all("actors"));
  config.issue_files = to_paths(options.all("issues"));
  for (const std::string& filter : options.all("filter")) {
    config.converters.push_back(parse_converter(filter));
  }
  config.ocr = options.has("ocr");
  config.full = options.has("full");
  config.follow = options.has("follow");
  config.purge = options.has("purge");
  config.watch = options.has("watch");
  config.threads = thread_count(options);
  config.shards = shard_count(options);
  config.changesets = changeset_count(options);
  if (options.has("quiet")) config.verbosity = Verbosity::kQuiet;
  if (options.has("verbose")) config.verbosity = Verbosity::kVerbose;
  set_language(options, config);
  if (options.has("check-gazetteer")) {
    config.action = IndexAction::kCheckGazetteer;
    config.checked_file = options.last("check-gazetteer");
    return config;
  }
  if (options.has("format")) {
    set_format(options, config);
  }
  if (options.has("report")) {
    config.action = IndexAction::kReport;
    return config;
  }
  if (options.has("suggest-actors")) {
    config.action = IndexAction::kSuggestActors;
    return config;
  }
  config.thorough = options.has("thorough");
  if (options.has("verify") || options.has("repair")) {
    config.action = options.has("verify") ? IndexAction::kVerify : IndexAction::kRepair;
    require_alone(config, options);
    return config;
  }
  if (config.thorough) {
    throw Error("--thorough says how to look for damage", "give it with --verify or --repair");
  }
  config.retry_failed = options.has("retry-failed");
  check_purge_and_retry(config, options);
  if (options.has("retag")) {
    config.action = IndexAction::kRetag;
    if (options.has("print") || config.watch || !config.from_jsonl.empty()) {
      throw Error("--retag works on what is indexed",
                  "leave --print, --watch and --from-jsonl out");
    }
    return config;
  }
  if (options.has("print")) config.action = IndexAction::kPrint;
  check_input(config);
  return config;
}

}  // namespace chancery::indexer
