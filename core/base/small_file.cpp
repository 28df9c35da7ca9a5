#include "chancery/small_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "chancery/error.h"
#include "chancery/system_error.h"

namespace chancery {

namespace fs = std::filesystem;

void throw_system_error(const fs::path& path, int code, const std::string& advice) {
  const bool is_limit = code == EMFILE || code == ENFILE;  // whatever was being done
  if (is_limit || advice.empty()) throw system_error(path.string(), code);
  throw Error(fmt::format("{}: {}", path.string(), strerror(code)), advice);
}

OwnedFd open_directory(const fs::path& path, const std::string& advice) {
  OwnedFd fd(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.is_open() && errno != ENOENT) throw_system_error(path, errno, advice);
  return fd;
}

OwnedFd open_directory_in(int parent, const std::string& name, const fs::path& path) {
  OwnedFd fd(openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  const bool none = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
  if (!fd.is_open() && !none) throw_system_error(path, errno);
  return fd;
}

std::vector<std::string> names_in(int directory, const fs::path& path) {
  // Opened anew: the place of a listing is shared by all copies of a descriptor.
  const int fd = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) throw_system_error(path, errno);
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(fdopendir(fd), closedir);
  if (!listing) {
    const int code = errno;
    close(fd);
    throw_system_error(path, code);
  }
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* const entry = readdir(listing.get());
    if (entry == nullptr) break;
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  if (errno != 0) throw_system_error(path, errno);
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_at(int fd, uint64_t at, size_t size, const fs::path& path) {
  std::string bytes(size, '\0');
  size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(fd, bytes.data() + done, size - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_system_error(path, errno);
    if (got == 0) break;
    done += static_cast<size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

std::optional<std::string> read_small_file(int directory, const std::string& name,
                                           const fs::path& path, size_t most) {
  const fs::path file = path / name;
  const OwnedFd fd(openat(directory, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!fd.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    if (errno == ELOOP) throw Error(file.string() + " is a symbolic link", "remove it");
    throw_system_error(file, errno);
  }
  struct stat info = {};
  if (fstat(fd.get(), &info) != 0) throw_system_error(file, errno);
  if (!S_ISREG(info.st_mode)) throw Error(file.string() + " is no file", "remove it");
  std::string content(most + 1, '\0');
  size_t size = 0;
  while (size < content.size()) {
    const ssize_t got = read(fd.get(), content.data() + size, content.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_system_error(file, errno);
    if (got == 0) break;
    size += static_cast<size_t>(got);
  }
  if (size > most) throw Error(file.string() + " is too long for what it should be");
  content.resize(size);
  return content;
}

}  // namespace chancery
