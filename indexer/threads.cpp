#include "indexer/threads.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "indexer/thread_room.h"

namespace chancery::indexer {

namespace {

constexpr std::chrono::milliseconds kTick(100);

class Threads {
 public:
  Threads(BatchSource& source, unsigned most, const std::function<void(const NextBatch&)>& work)
      : source_(source), most_(threads_with_room(most)), work_(work) {}

  void run(const std::function<void()>& tick) {
    start_another();
    std::unique_lock lock(mutex_);
    if (threads_.empty()) throw std::bad_alloc();
    while (!ended_.wait_for(lock, kTick, [&] { return running_ == 0; })) {
      lock.unlock();
      attempt(tick);
      lock.lock();
    }
    lock.unlock();
    for (std::thread& thread : threads_) thread.join();
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void start_another() {
    const std::lock_guard lock(mutex_);
    if (threads_.size() == most_) return;
    try {
      threads_.emplace_back([this] { run_one(); });
      ++running_;
    } catch (const std::system_error&) {
      most_ = static_cast<unsigned>(threads_.size());
    }
  }

  // Keeps the first exception.
  void attempt(const std::function<void()>& action) {
    try {
      action();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
    }
  }

  void run_one() {
    attempt([this] { work_([this] { return next(); }); });
    const std::lock_guard lock(mutex_);
    --running_;
    ended_.notify_one();
  }

  std::optional<Batch> next() {
    {
      const std::lock_guard lock(mutex_);
      if (error_) return std::nullopt;
    }
    std::optional<Batch> batch = source_.next();
    if (batch) start_another();
    return batch;
  }

  BatchSource& source_;
  unsigned most_;
  const std::function<void(const NextBatch&)>& work_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::vector<std::thread> threads_;
  unsigned running_ = 0;
  std::exception_ptr error_;
};

}  // namespace

void each_batch(BatchSource& source, unsigned most,
                const std::function<void(const NextBatch&)>& work,
                const std::function<void()>& tick) {
  Threads(source, most, work).run(tick);
}

}  // namespace chancery::indexer
