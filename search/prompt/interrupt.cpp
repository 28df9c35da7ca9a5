#include "search/prompt/interrupt.h"

#include <algorithm>
#include <ostream>

namespace chancery::search {

namespace {
volatile std::sig_atomic_t noted = 0;

void note(int) {
  noted = 1;
}
}  // namespace

InterruptGuard::InterruptGuard() {
  struct sigaction action {};
  action.sa_handler = note;
  sigemptyset(&action.sa_mask);
  // No SA_RESTART: a read that waits for a key must return.
  action.sa_flags = 0;
  sigaction(SIGINT, &action, &before_);
}

InterruptGuard::~InterruptGuard() {
  sigaction(SIGINT, &before_, nullptr);
}

bool interrupted() {
  return noted != 0;
}

void clear_interrupt() {
  noted = 0;
}

bool write_until_interrupted(std::ostream& out, std::string_view text) {
  for (size_t from = 0; from < text.size();) {
    if (interrupted()) {
      // A line may end in the middle of a write: colours are reset by each line's own end.
      out.clear();
      out << '\n';
      return false;
    }
    const size_t end = std::min(text.find('\n', from), text.size() - 1) + 1;
    out << text.substr(from, end - from);
    from = end;
  }
  out.flush();
  return true;
}

}  // namespace chancery::search
