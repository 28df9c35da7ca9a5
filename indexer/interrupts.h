// Being asked to end: Ctrl-C, a closed terminal, a system that shuts down.
#pragma once

#include <array>
#include <csignal>

namespace chancery::indexer {

// While one lives, the first SIGINT, SIGTERM or SIGHUP is remembered, and the second, of whatever
// kind, ends the program as the first does otherwise. Signals that were ignored stay so (nohup).
// One at a time.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  // Whether the first has come, in the life of this or of an earlier one.
  static bool came();
  // For tests.
  static void forget();

 private:
  std::array<struct sigaction, 3> before_ = {};
};

}  // namespace chancery::indexer
