// The files of a glass database that is changed where it is, as its last commit left them. A run
// that fails, for want of room above all, has grown them: what it added is cut off again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "chancery/owned_fd.h"

namespace chancery::indexer {

class CommittedTables {
 public:
  // Of the database at `path`, which nobody is writing. Throws Error.
  explicit CommittedTables(const std::filesystem::path& path);

  // To be called after each commit. Throws Error.
  void record();
  // Brings the files back to what they were at the last call of record(), if the database is still
  // in that state; to be called when it is closed. Does what it can: what is too much does no harm
  // but takes room.
  void restore() const noexcept;

 private:
  std::filesystem::path path_;
  OwnedFd directory_;
  std::string state_;  // what the version file says, but for its revision
  std::map<std::string, uint64_t> sizes_;
};

}  // namespace chancery::indexer
