#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "chancery/error.h"
#include "chancery/gazetteer.h"
#include "chancery/matcher_cache.h"
#include "chancery/paths.h"
#include "chancery/utf8.h"
#include "indexer/changes.h"
#include "indexer/index_folders.h"
#include "indexer/isolate/recognizer.h"
#include "indexer/lists_used.h"
#include "indexer/worker.h"

namespace chancery {

namespace {

constexpr BatchLimits kLimits = {1 << 20, 64};
constexpr size_t kMaxWaiting = 64;  // batches that may be ready before the one whose turn it is

// Writes what threads bring in the order of the batches.
class OrderedOutput {
 public:
  explicit OrderedOutput(std::ostream& out) : out_(out) {}

  void put(size_t number, std::string text) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return number < next_ + kMaxWaiting; });
    waiting_[number] = std::move(text);
    while (!waiting_.empty() && waiting_.begin()->first == next_) {
      out_ << waiting_.begin()->second;
      waiting_.erase(waiting_.begin());
      ++next_;
    }
    moved_.notify_all();
  }

 private:
  std::ostream& out_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::map<size_t, std::string> waiting_;
  size_t next_ = 0;
};

}  // namespace

int print_documents(const IndexConfig& config, std::ostream& out, std::ostream& log) {
  Found found;
  if (config.from_jsonl.empty()) {
    found = walk(config.folders, {.except = {}, .follow = config.follow});
    require_folders(found, {});
  }
  const std::unique_ptr<Source> source = config.from_jsonl.empty()
                                             ? file_source(std::move(found.files), kLimits)
                                             : jsonl_source(config.from_jsonl, kLimits);
  // Before there are threads, and before the lists are in memory.
  ReadOptions read = read_options(config);
  const std::unique_ptr<ForkServer> processes =
      config.from_jsonl.empty() ? start_processes(read) : nullptr;
  if (processes && read.ocr) read.recognizer = find_recognizer(*processes, read.language);
  const Gazetteer gazetteer = load_lists(list_files(config.actor_files, config.issue_files));
  const Matcher matcher = load_matcher(gazetteer, gazetteer.pack(), cache_directory());
  WorkShared shared{matcher, read, {}, {}, {}, {}, processes.get()};
  OrderedOutput ordered(out);
  std::mutex mutex;
  std::vector<FailedFile> failed;
  for (const PassedOver& passed : found.passed_over) {
    failed.push_back({passed.path, passed.reason, passed.lack});
  }
  const auto work = [&] {
    Worker worker(shared);
    while (const std::optional<Batch> batch = source->next()) {
      std::vector<FailedFile> missed;
      std::string text;
      for (const Input& input : batch->inputs) {
        worker.records(input, missed, [&](const Record& record) {
          text += to_json(record).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
          text += '\n';
        });
      }
      ordered.put(batch->number, std::move(text));
      const std::lock_guard lock(mutex);
      failed.insert(failed.end(), missed.begin(), missed.end());
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < config.threads; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  out.flush();

  int status = shared.tally.files > 0 ? kFound : kNothingFound;
  for (const FailedFile& file : failed) {
    if (config.verbosity != Verbosity::kQuiet) {
      log << "chancery-index: " << utf8::inert(file.name()) << ": " << utf8::inert(file.reason)
          << '\n';
    }
    if (file.failure()) status = kFailed;
  }
  return status;
}

}  // namespace chancery
