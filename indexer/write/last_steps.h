// What is still to be done when the process ends where nothing can be caught: Xapian throws out of
// what must not throw when a disk is full in the middle of a commit.
#pragma once

#include <functional>

namespace chancery::indexer {

// A step that is taken if the process ends so while this lives. It must not need what other threads
// hold.
class LastStep {
 public:
  explicit LastStep(std::function<void()> step);
  ~LastStep();
  LastStep(const LastStep&) = delete;
  LastStep& operator=(const LastStep&) = delete;

 private:
  std::function<void()> step_;
};

// Takes all steps, the latest first, whatever they throw. For the end of the process.
void take_last_steps() noexcept;

}  // namespace chancery::indexer
