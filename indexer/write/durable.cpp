#include "indexer/write/durable.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "chancery/error.h"
#include "chancery/small_file.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr size_t kChunk = 1 << 20;

// Reads up to `size` bytes at `at`; less at the end of the file alone. With RWF_NOWAIT only what is
// in memory: less than nothing when it is not.
ssize_t read_chunk(int fd, char* to, size_t size, off_t at, int flags) {
  size_t done = 0;
  while (done < size) {
    iovec part = {to + done, size - done};
    const ssize_t got = preadv2(fd, &part, 1, at + static_cast<off_t>(done), flags);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += static_cast<size_t>(got);
  }
  return static_cast<ssize_t>(done);
}

// The content of a file, chunk by chunk: once as the memory has it, once as the disk has it.
class ReadBack {
 public:
  PublishedFile file(int fd, const std::string& name, const fs::path& path) {
    struct stat info = {};
    if (fstat(fd, &info) != 0) throw_system_error(path, errno);
    PublishedFile file{name, static_cast<uint64_t>(info.st_size), 0};
    remember(fd, file.size);
    // Clean pages are dropped, and what is read next comes from the disk.
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    XXH3_64bits_reset(state_.get());
    size_t chunk = 0;
    for (uint64_t at = 0; at < file.size; at += kChunk, ++chunk) {
      const size_t size = std::min<uint64_t>(kChunk, file.size - at);
      const ssize_t got = read_chunk(fd, buffer_.data(), size, static_cast<off_t>(at), 0);
      if (got < 0)
        throw_system_error(path, errno, "the new file cannot be read back from the disk");
      const bool known = chunk < in_memory_.size() && in_memory_[chunk].known;
      if (static_cast<size_t>(got) != size ||
          (known && in_memory_[chunk].sum != XXH3_64bits(buffer_.data(), size))) {
        throw Error(path.string() + " reads back from the disk as something else than was written",
                    "the disk is full or failing");
      }
      XXH3_64bits_update(state_.get(), buffer_.data(), size);
    }
    file.sum = XXH3_64bits_digest(state_.get());
    return file;
  }

 private:
  struct Chunk {
    bool known = false;
    XXH64_hash_t sum = 0;
  };

  // What is not in memory any more was written to the disk: nothing else is there to compare.
  void remember(int fd, uint64_t size) {
    in_memory_.clear();
    for (uint64_t at = 0; at < size; at += kChunk) {
      const size_t part = std::min<uint64_t>(kChunk, size - at);
      Chunk chunk;
      chunk.known = read_chunk(fd, buffer_.data(), part, static_cast<off_t>(at), RWF_NOWAIT) ==
                    static_cast<ssize_t>(part);
      if (chunk.known) chunk.sum = XXH3_64bits(buffer_.data(), part);
      in_memory_.push_back(chunk);
    }
  }

  std::string buffer_ = std::string(kChunk, '\0');
  std::vector<Chunk> in_memory_;
  std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state_{XXH3_createState(),
                                                                         XXH3_freeState};
};

class SyncedFiles {
 public:
  SyncedFiles(const std::vector<PublishedFile>& published, std::string_view except)
      : published_(published), except_(except) {}

  void add_below(int directory, const std::string& prefix, const fs::path& path) {
    for (const std::string& name : names_in(directory, path)) {
      if (prefix.empty() && name == except_) continue;
      const OwnedFd below = open_directory_in(directory, name, path / name);
      if (below.is_open()) {
        add_below(below.get(), prefix + name + "/", path / name);
      } else {
        add(directory, prefix + name, path / name);
      }
    }
    sync_open(directory, path);
  }
  std::vector<PublishedFile> take() { return std::move(files_); }

 private:
  void add(int directory, const std::string& name, const fs::path& path) {
    const OwnedFd fd(openat(directory, path.filename().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    struct stat info = {};
    if (!fd.is_open() || fstat(fd.get(), &info) != 0) throw_system_error(path, errno);
    const auto known = std::find_if(published_.begin(), published_.end(), [&](const auto& file) {
      return file.name == name && file.size == static_cast<uint64_t>(info.st_size);
    });
    if (info.st_nlink > 1 && known != published_.end()) {
      files_.push_back(*known);
      return;
    }
    if (fdatasync(fd.get()) != 0) throw_system_error(path, errno, kFullDisk);
    files_.push_back(read_back_.file(fd.get(), name, path));
  }

  const std::vector<PublishedFile>& published_;
  std::string_view except_;
  ReadBack read_back_;
  std::vector<PublishedFile> files_;
};

}  // namespace

void write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t wrote = write(fd, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) throw_system_error(path, wrote < 0 ? errno : ENOSPC, kFullDisk);
    bytes.remove_prefix(static_cast<size_t>(wrote));
  }
}

void write_all_at(int fd, uint64_t at, std::string_view bytes, const fs::path& path) {
  if (lseek(fd, static_cast<off_t>(at), SEEK_SET) < 0) throw_system_error(path, errno);
  write_all(fd, bytes, path);
}

void sync_open(int fd, const fs::path& path) {
  // Some file systems cannot sync a directory; that is as good as they get.
  if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS) {
    throw_system_error(path, errno, kFullDisk);
  }
}

void write_durably(int directory, const std::string& name, const fs::path& path,
                   const std::string& content) {
  const std::string draft = name + ".new";
  if (unlinkat(directory, draft.c_str(), 0) != 0 && errno != ENOENT) {
    throw_system_error(path / draft, errno);
  }
  const OwnedFd fd(
      openat(directory, draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!fd.is_open()) throw_system_error(path / draft, errno, kFullDisk);
  write_all(fd.get(), content, path / draft);
  sync_open(fd.get(), path / draft);
  if (renameat(directory, draft.c_str(), directory, name.c_str()) != 0) {
    throw_system_error(path / name, errno);
  }
  sync_open(directory, path);
}

std::vector<PublishedFile> sync_and_read_back(int directory, const fs::path& path,
                                              std::string_view except,
                                              const std::vector<PublishedFile>& published) {
  // It tells of each failed write since `directory` was opened, also of those that a sync of
  // another descriptor was told of: Xapian's compaction does not look at what its own say.
  if (syncfs(directory) != 0) throw_system_error(path, errno, kFullDisk);
  SyncedFiles files(published, except);
  files.add_below(directory, "", path);
  return files.take();
}

}  // namespace chancery::indexer
