#include "indexer/interrupts.h"

#include <atomic>

namespace chancery::indexer {

namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};
std::atomic<bool> has_come{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // for a signal handler

extern "C" void remember_or_end(int number) {
  if (!has_come.exchange(true)) return;
  std::signal(number, SIG_DFL);
  raise(number);
}

}  // namespace

Interrupts::Interrupts() {
  struct sigaction action = {};
  action.sa_handler = remember_or_end;
  action.sa_flags = SA_RESTART;
  for (size_t i = 0; i < kSignals.size(); ++i) {
    sigaction(kSignals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN) sigaction(kSignals[i], &action, nullptr);
  }
}

Interrupts::~Interrupts() {
  for (size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
}

bool Interrupts::came() {
  return has_come;
}

void Interrupts::forget() {
  has_come = false;
}

}  // namespace chancery::indexer
