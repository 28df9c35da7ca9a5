#include "indexer/print_documents.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "indexer/changes.h"
#include "indexer/confine.h"
#include "indexer/run.h"
#include "indexer/standard_output.h"
#include "indexer/threads.h"

namespace chancery {

namespace {

constexpr BatchLimits kLimits = {1 << 20, 64};
constexpr size_t kMaxWaiting = 64;  // batches that may be ready before the one whose turn it is

// Writes what threads bring in the order of the batches.
class OrderedOutput {
 public:
  explicit OrderedOutput(std::ostream& out) : out_(out) {}

  // A thread's way to write. One that ends by an exception leaves out what the others wait for:
  // then nobody waits any more.
  class Writer {
   public:
    explicit Writer(OrderedOutput& output) : output_(output) {}
    ~Writer() {
      if (std::uncaught_exceptions() > exceptions_) output_.give_up();
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    void put(size_t number, std::string text) const { output_.put(number, std::move(text)); }

   private:
    OrderedOutput& output_;
    int exceptions_ = std::uncaught_exceptions();
  };

 private:
  void put(size_t number, std::string text) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return given_up_ || number < next_ + kMaxWaiting; });
    waiting_[number] = std::move(text);
    for (; !waiting_.empty() && waiting_.begin()->first == next_; ++next_) {
      out_ << waiting_.begin()->second;
      check_written(out_);
      waiting_.erase(waiting_.begin());
    }
    moved_.notify_all();
  }

  void give_up() {
    const std::lock_guard lock(mutex_);
    given_up_ = true;
    moved_.notify_all();
  }

  std::ostream& out_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::map<size_t, std::string> waiting_;
  size_t next_ = 0;
  bool given_up_ = false;
};

// The records of a batch, a line each.
std::string lines_of(const Batch& batch, Worker& worker, std::vector<FailedFile>& missed) {
  std::string text;
  for (const Input& input : batch.inputs) {
    worker.records(input, missed, [&](const Record& record) {
      text += to_json(record).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      text += '\n';
    });
  }
  return text;
}

}  // namespace

int print_documents(const IndexConfig& config, std::ostream& out, std::ostream& log) {
  const bool files = config.from_jsonl.empty();
  Run run(config, files ? Run::Reads::kFiles : Run::Reads::kRecords, log);
  Found found;
  if (files) {
    found = walk(config.folders, {.except = {}, .follow = config.follow});
    require_folders(found, {});
  }
  std::vector<std::string> places = places_of(found);
  const std::unique_ptr<Source> source = files ? file_source(std::move(found.files), kLimits)
                                               : jsonl_source(config.from_jsonl, kLimits);
  confine(run, std::move(places), {});
  WorkShared& shared = run.shared();
  OrderedOutput ordered(out);
  std::mutex mutex;
  std::vector<FailedFile> failed;
  for (const PassedOver& passed : found.passed_over) {
    failed.push_back({passed.path, passed.reason, passed.lack});
  }
  const auto work = [&](const NextBatch& next) {
    const OrderedOutput::Writer writer(ordered);
    Worker worker(shared);
    while (const std::optional<Batch> batch = next()) {
      std::vector<FailedFile> missed;
      writer.put(batch->number, lines_of(*batch, worker, missed));
      const std::lock_guard lock(mutex);
      failed.insert(failed.end(), missed.begin(), missed.end());
    }
  };
  each_batch(*source, config.threads, work, [] {});
  out.flush();
  check_written(out);

  int status = shared.tally.files > 0 ? kFound : kNothingFound;
  for (const FailedFile& file : failed) {
    if (!run.is_quiet()) {
      log << "chancery-index: " << utf8::inert(file.name()) << ": " << utf8::inert(file.reason)
          << '\n';
    }
    if (file.failure()) status = kFailed;
  }
  return status;
}

}  // namespace chancery
