// Ctrl-C at the prompt: noted, not obeyed. It ends the line, or what is being printed.
#pragma once

#include <csignal>
#include <iosfwd>
#include <string_view>

namespace chancery::search {

// While one lives, SIGINT is only noted; then what was before is back.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  struct sigaction before_ {};
};

bool interrupted();
void clear_interrupt();

// Writes `text` line by line until it ends or Ctrl-C comes. Gives whether all was written.
bool write_until_interrupted(std::ostream& out, std::string_view text);

}  // namespace chancery::search
