// A fixed number of threads, each with its own AnswerSource, that take tasks in the order of their
// coming.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "search/answer/answer_source.h"

namespace chancery::serve {

class Workers {
 public:
  // A task must not throw.
  using Task = std::function<void(search::AnswerSource&)>;

  // A thread for each source.
  explicit Workers(std::vector<std::unique_ptr<search::AnswerSource>> sources);
  // Waits for the tasks that are in hand; what still waits is dropped.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // From any thread. How many can wait is the caller's to limit.
  void submit(Task task);

 private:
  void work(search::AnswerSource& source);

  std::vector<std::unique_ptr<search::AnswerSource>> sources_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> waiting_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace chancery::serve
