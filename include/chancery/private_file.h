// Files that are their owner's alone whatever the umask: what a person searched, kept and exported
// tells of their work. Files have mode 0600, directories 0700.
//
// Floor: base.
#pragma once

#include <filesystem>

#include "chancery/owned_fd.h"

namespace chancery {

// Makes `directory` and what is missing above it. One that is there and open to others, as older
// versions made it, is closed to them. Throws Error.
void make_private_directory(const std::filesystem::path& directory);

// Opens the file `path` to append to it, makes it when it is missing, and closes it to others. Not
// open when that fails.
OwnedFd open_private_log(const std::filesystem::path& path);

// A new file under another name in the same directory, until it is whole: so there is never a part
// of a file at its place. Removed with the object unless it was put into its place.
class PrivateDraft {
 public:
  // Makes the empty draft of `target`. Throws Error.
  explicit PrivateDraft(std::filesystem::path target);
  ~PrivateDraft();
  PrivateDraft(const PrivateDraft&) = delete;
  PrivateDraft& operator=(const PrivateDraft&) = delete;

  // Where to write.
  const std::filesystem::path& path() const { return path_; }

  // Puts what was written at the target's place, instead of what is there, on the disk before this
  // returns. Throws Error, and leaves the target as it is, when a write has failed.
  void replace_target();
  // The same, but throws Error when there is something at the target's place already.
  void become_target();
  // Replaces the target without waiting for the disk, for what can be made again.
  void replace_target_unsynced();

 private:
  void sync() const;
  void sync_directory() const;

  std::filesystem::path target_;
  std::filesystem::path path_;
  OwnedFd file_;
  bool placed_ = false;
};

}  // namespace chancery
