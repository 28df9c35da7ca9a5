// Questions to several servers at once: none of them keeps the others waiting, nor who asks for
// longer than it has patience.
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <future>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace chancery::search {

template <typename Result>
struct Reply {
  std::optional<Result> result;
  std::exception_ptr failure;  // what the question threw; null without a result: none came in time
};

// Asks each question in a thread of its own and waits until all have a reply or the time is over.
// A thread whose reply did not come in time goes on by itself, so a question owns what it uses and
// shares it with nobody: Xapian's handles count their users without a lock.
template <typename Result>
std::vector<Reply<Result>> side_by_side(std::vector<std::function<Result()>> questions,
                                        std::chrono::milliseconds patience) {
  std::vector<std::future<Result>> coming;
  for (std::function<Result()>& question : questions) {
    std::packaged_task<Result()> task(std::move(question));
    coming.push_back(task.get_future());
    std::thread(std::move(task)).detach();
  }
  const auto end = std::chrono::steady_clock::now() + patience;
  std::vector<Reply<Result>> replies(coming.size());
  for (size_t i = 0; i < coming.size(); ++i) {
    if (coming[i].wait_until(end) != std::future_status::ready) continue;
    try {
      replies[i].result.emplace(coming[i].get());
    } catch (...) {
      replies[i].failure = std::current_exception();
    }
  }
  return replies;
}

}  // namespace chancery::search
