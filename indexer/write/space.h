// Room on the disk: what a run needs at least, and what there is. Figures are bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>

#include "chancery/error.h"

namespace chancery::indexer {

// All files below the directory `path` together.
uint64_t bytes_below(const std::filesystem::path& path);

// Throws Error when less than `needed` bytes are free in the file system of `path`.
void require_room(const std::filesystem::path& path, uint64_t needed);

// Whether nothing worth mentioning is left.
bool is_full(const std::filesystem::path& path);
// What to say then of a run that has failed on the database `path`.
Error disk_full(const std::filesystem::path& path);

// What a rebuild is going to need, told from the segments that it has written: it ends as soon as
// there is clearly not enough, and not after hours. Thread-safe.
class RoomForMerge {
 public:
  // `kept`: what is merged with the segments; `source`: all that is to be read, 0 when unknown.
  RoomForMerge(std::filesystem::path path, uint64_t kept, uint64_t source)
      : path_(std::move(path)), kept_(kept), source_(source) {}
  // So much more was read and written to segments. Throws Error when the room does not suffice.
  void add(uint64_t read, uint64_t written);
  // Whether it has been found not to suffice.
  bool is_lacking();

 private:
  std::filesystem::path path_;
  uint64_t kept_;
  uint64_t source_;
  std::mutex mutex_;
  uint64_t read_ = 0;
  uint64_t written_ = 0;
  bool lacking_ = false;
};

}  // namespace chancery::indexer
