#include "serve/pool/workers.h"

#include <utility>

namespace chancery::serve {

Workers::Workers(std::vector<std::unique_ptr<search::AnswerSource>> sources)
    : sources_(std::move(sources)) {
  for (const auto& source : sources_) threads_.emplace_back([this, &source] { work(*source); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::submit(Task task) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(task));
  }
  changed_.notify_one();
}

void Workers::work(search::AnswerSource& source) {
  while (true) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
      if (ending_) return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    task(source);
  }
}

}  // namespace chancery::serve
