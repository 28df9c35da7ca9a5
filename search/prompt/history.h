// The file that keeps what was typed, one line each, newest last.
//
// Lines are appended one at a time with one write, so two prompts at once mix their lines and
// damage nothing. A file that is not text is renamed to NAME.damaged and a new one begun.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chancery::search {

class History {
 public:
  // An empty path keeps nothing on disk.
  explicit History(std::filesystem::path file) : file_(std::move(file)) {}

  // Reads the file. Gives one sentence when it was damaged or cannot be used, else "".
  std::string load();
  // Control characters become spaces; lines that repeat the last one or are longer than 4 kB are
  // left out (then false). A file that cannot be written is no failure.
  bool append(const std::string& line);
  // Oldest first, the last 2,000.
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::filesystem::path file_;
  std::vector<std::string> lines_;
};

}  // namespace chancery::search
