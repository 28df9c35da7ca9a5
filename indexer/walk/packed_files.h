// The files of a run in little memory, for there may be millions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/walk/walk.h"

namespace chancery::indexer {

// A queue: files that stand in one folder share its name. Some forty bytes a file.
class PackedFiles {
 public:
  explicit PackedFiles(std::vector<FoundFile> files);

  size_t size() const { return size_; }  // of all, also those that were taken
  // The next one, or nullptr at the end; valid until take().
  const FoundFile* front() const { return front_ ? &*front_ : nullptr; }
  // Gives front() and goes on. Only when there is one.
  FoundFile take();

 private:
  void advance(const std::string& before);

  std::string bytes_;
  size_t at_ = 0;  // in bytes_
  size_t size_ = 0;
  std::optional<FoundFile> front_;
};

}  // namespace chancery::indexer
