#include "serve/mcp/lines.h"

#include <unistd.h>

#include <cerrno>

namespace chancery::serve {

// False at the end of the file.
bool Lines::fill() {
  constexpr size_t kPiece = 1 << 16;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const size_t size = buffer_.size();
  buffer_.resize(size + kPiece);
  ssize_t count = 0;
  do {
    count = read(file_, buffer_.data() + size, kPiece);
  } while (count < 0 && errno == EINTR);
  buffer_.resize(size + static_cast<size_t>(count > 0 ? count : 0));
  return count > 0;
}

ReadLine Lines::next(std::string& line) {
  bool too_long = false;
  size_t looked = begin_;
  while (true) {
    const size_t end = buffer_.find('\n', looked);
    const bool found = end != std::string::npos;
    const size_t length = (found ? end : buffer_.size()) - begin_;
    too_long = too_long || length > most_;
    if (found) {
      line = too_long ? "" : buffer_.substr(begin_, length);
      begin_ = end + 1;
      return too_long ? ReadLine::kTooLong : ReadLine::kLine;
    }
    if (too_long) begin_ = buffer_.size();  // forgotten at once
    looked = buffer_.size() - begin_;
    if (fill()) continue;
    if (too_long) return ReadLine::kTooLong;
    if (begin_ == buffer_.size()) return ReadLine::kEnd;
    line = buffer_.substr(begin_);
    begin_ = buffer_.size();
    return ReadLine::kLine;
  }
}

}  // namespace chancery::serve
