#include "indexer/write/space.h"

#include <fmt/format.h>

#include <optional>

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t kFullDiskBytes = 1 << 20;  // what is left of a full disk, at most
constexpr double kMegabyte = 1e6;
// A merged database has at least this part of the bytes of what goes into it.
constexpr double kMergedPart = 0.4;
// From so much of the source on the rest is taken to be like it.
constexpr uint64_t kTellingPart = 8;

// Absent when it cannot be told.
std::optional<uint64_t> free_bytes(const fs::path& path) {
  std::error_code error;
  const fs::space_info space = fs::space(path, error);
  if (error) return std::nullopt;
  return space.available;
}

}  // namespace

uint64_t bytes_below(const fs::path& path) {
  uint64_t bytes = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void require_room(const fs::path& path, uint64_t needed) {
  const auto there = free_bytes(path);
  if (!there || *there >= needed) return;
  throw Error(fmt::format("{}: the run needs at least {:.1f} MB of room on the disk, and {:.1f} MB "
                          "are free",
                          path.string(), static_cast<double>(needed) / kMegabyte,
                          static_cast<double>(*there) / kMegabyte),
              "make room, or choose another place with --db");
}

bool is_full(const fs::path& path) {
  const auto there = free_bytes(path);
  return there && *there <= kFullDiskBytes;
}

Error disk_full(const fs::path& path) {
  return Error(fmt::format("{}: the disk is full", path.string()),
               "make room for about twice the size of the database; what was indexed is as it was");
}

void RoomForMerge::add(uint64_t read, uint64_t written) {
  const std::lock_guard lock(mutex_);
  read_ += read;
  written_ += written;
  double segments = static_cast<double>(written_);
  double to_come = 0;
  if (read_ > source_ / kTellingPart && read_ < source_) {
    to_come = segments * static_cast<double>(source_ - read_) / static_cast<double>(read_);
    segments += to_come;
  }
  const double merged = kMergedPart * (static_cast<double>(kept_) + segments);
  lacking_ = true;
  require_room(path_, static_cast<uint64_t>(to_come + merged));
  lacking_ = false;
}

bool RoomForMerge::is_lacking() {
  const std::lock_guard lock(mutex_);
  return lacking_;
}

}  // namespace chancery::indexer
