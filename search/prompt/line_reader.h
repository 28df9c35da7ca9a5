// Where the prompt's lines come from: readline, or a script in tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chancery::search {

enum class ReadStatus : uint8_t { kLine, kInterrupted, kEnd };

class LineReader {
 public:
  virtual ~LineReader() = default;
  // Shows `prompt` and gives a line without its end. kInterrupted: Ctrl-C, `line` is empty.
  // kEnd: Ctrl-D or the end of the input.
  virtual ReadStatus read(const std::string& prompt, std::string& line) = 0;
  // Adds `line` to the history.
  virtual void remember(const std::string& line) = 0;
  // The last `most` lines, oldest first.
  virtual std::vector<std::string> history(size_t most) const = 0;
};

}  // namespace chancery::search
