// The directory that is a Chancery database, and how it changes as a whole.
//
//   PATH/XAPIANDB     a Xapian stub file: names the generation in use; changed by one rename
//   PATH/gen-000007/  that generation, an ordinary Xapian database
//   PATH/building/    segments of a run under way; whatever a killed run left there is removed
//   PATH/lock         held while a run writes
//
// Xapian opens PATH as it is, so omega, quest and xapian-delve do too.
#pragma once

#include <filesystem>
#include <string>

namespace chancery {

class IndexDirectory {
 public:
  // Makes PATH when it is missing, takes the lock (waits for another run, calling `on_wait` once
  // with the other's process id, 0 when unknown), and removes what a killed run left. Throws Error
  // when PATH holds something else or cannot be written.
  explicit IndexDirectory(std::filesystem::path path, void (*on_wait)(int pid) = nullptr);
  ~IndexDirectory();
  IndexDirectory(const IndexDirectory&) = delete;
  IndexDirectory& operator=(const IndexDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // The generation in use; empty when there is none yet.
  std::filesystem::path current() const;
  // An empty directory for segments, on the same file system.
  std::filesystem::path building();
  // Where the next generation is to be written; does not exist yet.
  std::filesystem::path next() const;
  // Makes `generation` (a result of next(), finished and closed) the one in use, durably, and
  // removes the one before.
  void publish(const std::filesystem::path& generation);

 private:
  void remove_leftovers() const;

  std::filesystem::path path_;
  int lock_ = -1;
};

}  // namespace chancery
