// Lines of an open file, none longer than a limit.
#pragma once

#include <cstddef>
#include <string>

namespace chancery::serve {

enum class ReadLine { kLine, kTooLong, kEnd };

class Lines {
 public:
  Lines(int file, size_t most) : file_(file), most_(most) {}

  // The next line, without its end; the last one need not have an end. One that is longer than the
  // limit is passed over and told.
  ReadLine next(std::string& line);

 private:
  bool fill();

  int file_;
  size_t most_;
  std::string buffer_;
  size_t begin_ = 0;  // of what was not given yet
};

}  // namespace chancery::serve
