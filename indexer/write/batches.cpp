#include "indexer/write/batches.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <iterator>
#include <new>
#include <thread>

namespace chancery {

namespace {

// Runs `work` on `count` threads; the first exception stops all and is thrown again here.
class Threads {
 public:
  void run(unsigned count, const std::function<void()>& work, const std::function<void()>& tick) {
    std::vector<std::thread> threads;
    running_ = count;
    const auto run_one = [&] {
      try {
        work();
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        stop = true;
      }
      const std::lock_guard lock(mutex_);
      --running_;
      done_.notify_one();
    };
    try {
      while (threads.size() < count) threads.emplace_back(run_one);
    } catch (const std::system_error&) {
      // Those that there are do the work of all.
      if (threads.empty()) throw std::bad_alloc();
      const std::lock_guard lock(mutex_);
      running_ -= count - static_cast<unsigned>(threads.size());
    }
    {
      std::unique_lock lock(mutex_);
      while (!done_.wait_for(lock, std::chrono::milliseconds(100), [&] { return running_ == 0; })) {
        lock.unlock();
        tick();
        lock.lock();
      }
    }
    for (std::thread& thread : threads) thread.join();
    if (error_) std::rethrow_exception(error_);
  }

  std::atomic<bool> stop{false};

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  unsigned running_ = 0;
  std::exception_ptr error_;
};

}  // namespace

void run_batches(const UpdatePlan& plan, Gathered& gathered,
                 const std::function<void(BatchWriter&, const Batch&)>& write) {
  Threads threads;
  threads.run(
      plan.threads,
      [&] {
        const std::unique_ptr<BatchWriter> writer = plan.make_writer();
        while (!threads.stop) {
          const std::optional<Batch> batch = plan.source->next();
          if (!batch) break;
          write(*writer, *batch);
          gathered.words.add(writer->take_overflow());
        }
        gathered.words.add(writer->take_words());
      },
      plan.tick);
}

void keep_failed(Gathered& gathered, std::vector<FailedFile> failed) {
  auto& all = gathered.result.failed;
  all.insert(all.end(), std::make_move_iterator(failed.begin()),
             std::make_move_iterator(failed.end()));
}

std::vector<Xapian::docid> removed_documents(const UpdatePlan& plan, UpdateResult& result) {
  std::vector<Xapian::docid> removed = plan.removed;
  std::sort(removed.begin(), removed.end());
  if (!plan.kept || removed.empty()) return removed;
  std::vector<Xapian::docid> kept = plan.kept(result);
  std::sort(kept.begin(), kept.end());
  std::vector<Xapian::docid> gone;
  std::set_difference(removed.begin(), removed.end(), kept.begin(), kept.end(),
                      std::back_inserter(gone));
  return gone;
}

void delete_documents(Xapian::WritableDatabase& database, const std::vector<Xapian::docid>& ids) {
  for (const Xapian::docid id : ids) {
    try {
      database.delete_document(id);
    } catch (const Xapian::DocNotFoundError&) {
      // Gone already: what was wanted.
    }
  }
}

}  // namespace chancery
