#include "indexer/write/last_steps.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

namespace chancery::indexer {

namespace {

struct Steps {
  std::mutex mutex;
  std::vector<const std::function<void()>*> all;
};

Steps& steps() {
  static Steps made;
  return made;
}

}  // namespace

LastStep::LastStep(std::function<void()> step) : step_(std::move(step)) {
  const std::lock_guard lock(steps().mutex);
  steps().all.push_back(&step_);
}

LastStep::~LastStep() {
  const std::lock_guard lock(steps().mutex);
  std::erase(steps().all, &step_);
}

void take_last_steps() noexcept {
  const std::lock_guard lock(steps().mutex);
  for (auto step = steps().all.rbegin(); step != steps().all.rend(); ++step) {
    try {
      (**step)();
    } catch (...) {
      // The next run puts right what this one could not.
      continue;
    }
  }
}

}  // namespace chancery::indexer
