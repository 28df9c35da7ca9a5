#include "indexer/write/copy_database.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "chancery/error.h"
#include "chancery/small_file.h"
#include "indexer/write/durable.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

bool is_of_database(const std::string& name) {
  return name == "iamglass" || name.ends_with(".glass");
}

void copy_content(int from, int to, const fs::path& source, const fs::path& target) {
  std::string buffer(1 << 20, '\0');
  for (;;) {
    const ssize_t got = read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_system_error(source, errno);
    if (got == 0) return;
    write_all(to, {buffer.data(), static_cast<size_t>(got)}, target);
  }
}

void copy_file(int from, int to, const std::string& name, const fs::path& source,
               const fs::path& target) {
  const OwnedFd in(openat(from, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!in.is_open()) throw_system_error(source / name, errno);
  const OwnedFd out(
      openat(to, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!out.is_open()) throw_system_error(target / name, errno, kFullDisk);
  if (ioctl(out.get(), FICLONE, in.get()) == 0) return;
  copy_content(in.get(), out.get(), source / name, target / name);
}

// Calls `make` for each file of the database.
template <typename Make>
void make_each(const fs::path& from, const fs::path& to, const Make& make) {
  if (mkdir(to.c_str(), 0777) != 0) throw_system_error(to, errno, kFullDisk);
  const OwnedFd source = open_directory(from), target = open_directory(to);
  if (!source.is_open()) throw_system_error(from, ENOENT);
  for (const std::string& name : names_in(source.get(), from)) {
    if (is_of_database(name)) make(source.get(), target.get(), name);
  }
}

}  // namespace

void copy_database(const fs::path& from, const fs::path& to) {
  make_each(from, to, [&](int source, int target, const std::string& name) {
    copy_file(source, target, name, from, to);
  });
}

void link_database(const fs::path& from, const fs::path& to) {
  make_each(from, to, [&](int source, int target, const std::string& name) {
    if (linkat(source, name.c_str(), target, name.c_str(), 0) == 0) return;
    copy_file(source, target, name, from, to);
  });
}

}  // namespace chancery::indexer
