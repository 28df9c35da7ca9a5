#include "indexer/print_documents.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "chancery/error.h"
#include "chancery/json_text.h"
#include "chancery/utf8.h"
#include "indexer/changes.h"
#include "indexer/confine.h"
#include "indexer/opensearch.h"
#include "indexer/run.h"
#include "indexer/standard_output.h"
#include "indexer/threads.h"

namespace chancery::indexer {

namespace {

constexpr BatchLimits kLimits = {1 << 20, 64};
constexpr size_t kMaxHeld = 8 << 20;  // bytes of a batch that are written before it is complete
constexpr size_t kMaxWaiting = 64;    // batches that may be ready before the one whose turn it is

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
    // The rest of a batch.
    void put(size_t number, std::string text) const { output_.put(number, std::move(text)); }
    // Waits until all batches before are written. They are with other threads, which wait for none
    // behind theirs; but nothing may be locked that one of them needs.
    void wait_turn(size_t number) const { output_.wait_turn(number); }
    // The beginning of a batch; `text` stays as it is before its turn.
    void begin(size_t number, std::string& text) const { output_.begin(number, text); }

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

  void wait_turn(size_t number) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return given_up_ || number == next_; });
  }

  void begin(size_t number, std::string& text) {
    const std::lock_guard lock(mutex_);
    if (number != next_) return;
    out_ << text;
    check_written(out_);
    text.clear();
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

// Writes the records of a batch, a line each; not all at once where they are long.
void write_lines(const Batch& batch, bool opensearch, Worker& worker,
                 const OrderedOutput::Writer& writer, std::vector<FailedFile>& missed) {
  std::string text;
  for (const Input& input : batch.inputs) {
    if (input.file.signature.size > kMaxHeld) writer.wait_turn(batch.number);
    worker.records(input, missed, [&](const Record& record) {
      text += opensearch ? opensearch_lines(record) : json_text(to_json(record)) + '\n';
      if (text.size() >= kMaxHeld) writer.begin(batch.number, text);
    });
  }
  writer.put(batch.number, std::move(text));
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
  const std::unique_ptr<BatchSource> source = files ? file_source(std::move(found.files), kLimits)
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
      write_lines(*batch, config.opensearch, worker, writer, missed);
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

}  // namespace chancery::indexer
