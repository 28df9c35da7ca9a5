#include "indexer/write/committed_tables.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <exception>

#include "chancery/small_file.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr const char* kVersionFile = "iamglass";
constexpr size_t kMaxVersionFile = 4096;
// Xapian's glass_version.cc: the magic bytes and the format's number, a UUID, the revision as a
// variable-length integer, then where each table begins and the counts.
constexpr size_t kRevisionAt = 16 + 16;

std::string state_of(int directory, const fs::path& path) {
  std::string content =
      read_small_file(directory, kVersionFile, path, kMaxVersionFile).value_or("");
  // When a commit fails Xapian commits the state before it once more, as a new revision.
  size_t end = kRevisionAt;
  while (end < content.size() && (content[end] & 0x80) != 0) ++end;
  if (end < content.size()) content.erase(kRevisionAt, end + 1 - kRevisionAt);
  return content;
}

// Sizes of the tables, by name.
std::map<std::string, uint64_t> sizes_of(int directory, const fs::path& path) {
  std::map<std::string, uint64_t> sizes;
  for (const std::string& name : names_in(directory, path)) {
    struct stat info = {};
    if (!name.ends_with(".glass")) continue;
    if (fstatat(directory, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
      throw_system_error(path / name, errno);
    }
    if (S_ISREG(info.st_mode)) sizes[name] = static_cast<uint64_t>(info.st_size);
  }
  return sizes;
}

}  // namespace

CommittedTables::CommittedTables(const fs::path& path)
    : path_(path), directory_(open_directory(path)) {
  if (!directory_.is_open()) throw_system_error(path, ENOENT);
  record();
}

void CommittedTables::record() {
  state_ = state_of(directory_.get(), path_);
  sizes_ = sizes_of(directory_.get(), path_);
}

void CommittedTables::restore() const noexcept {
  try {
    if (state_of(directory_.get(), path_) != state_) return;
    for (const auto& [name, size] : sizes_of(directory_.get(), path_)) {
      const auto before = sizes_.find(name);
      if (before == sizes_.end() || size <= before->second) continue;
      const OwnedFd table(
          openat(directory_.get(), name.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
      // What is not cut off is used by the next change.
      if (!table.is_open() || ftruncate(table.get(), static_cast<off_t>(before->second)) != 0) {
        continue;
      }
      fsync(table.get());
    }
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace chancery::indexer
