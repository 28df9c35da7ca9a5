#include "chancery/private_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

#include "chancery/error.h"
#include "chancery/utf8.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kFileMode = 0600, kDirectoryMode = 0700;

[[noreturn]] void fail(const char* what, const fs::path& path, int code) {
  throw Error(fmt::format("{} {}: {}", what, utf8::inert(path.string()), std::strerror(code)));
}

fs::path parent_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

void make_private_directory(const fs::path& directory) {
  const fs::path parent = directory.parent_path();
  std::error_code error;
  if (!parent.empty() && parent != directory && !fs::exists(parent, error))
    make_private_directory(parent);
  // The umask can only take away what the owner needs: the mode is set afterwards.
  if (mkdir(directory.c_str(), kDirectoryMode) != 0 && errno != EEXIST)
    fail("cannot make", directory, errno);
  struct stat info = {};
  if (stat(directory.c_str(), &info) != 0) fail("cannot look at", directory, errno);
  if (!S_ISDIR(info.st_mode)) fail("cannot use", directory, ENOTDIR);
  const bool mine = info.st_uid == geteuid();
  if (mine && (info.st_mode & 0777) != kDirectoryMode &&
      chmod(directory.c_str(), kDirectoryMode) != 0) {
    fail("cannot close to others", directory, errno);
  }
}

OwnedFd open_private_log(const fs::path& path) {
  OwnedFd file(open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, kFileMode));
  struct stat info = {};
  if (!file.is_open() || fstat(file.get(), &info) != 0) return OwnedFd();
  const bool mine = S_ISREG(info.st_mode) && info.st_uid == geteuid();
  if (mine && (info.st_mode & 0777) != kFileMode && fchmod(file.get(), kFileMode) != 0)
    return OwnedFd();
  return file;
}

PrivateDraft::PrivateDraft(fs::path target) : target_(std::move(target)) {
  // mkostemp makes the file with mode 0600, less what the umask takes.
  std::string name = (parent_of(target_) / ".chancery.XXXXXX").string();
  file_.reset(mkostemp(name.data(), O_CLOEXEC));
  if (!file_.is_open()) fail("cannot write", target_, errno);
  path_ = name;
  if (fchmod(file_.get(), kFileMode) == 0) return;
  const int code = errno;
  unlink(path_.c_str());
  fail("cannot write", target_, code);
}

PrivateDraft::~PrivateDraft() {
  if (!placed_) unlink(path_.c_str());
}

// The file has been open since before it was written to, so the call tells of a write that failed
// whoever made it.
void PrivateDraft::sync() const {
  if (fsync(file_.get()) != 0) fail("cannot write", target_, errno);
}

void PrivateDraft::sync_directory() const {
  const fs::path directory = parent_of(target_);
  const OwnedFd opened(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems have no sync of directories (EINVAL).
  if (!opened.is_open() || (fsync(opened.get()) != 0 && errno != EINVAL))
    fail("cannot write", target_, errno);
}

void PrivateDraft::replace_target_unsynced() {
  if (rename(path_.c_str(), target_.c_str()) != 0) fail("cannot write", target_, errno);
  placed_ = true;
}

void PrivateDraft::replace_target() {
  sync();
  replace_target_unsynced();
  sync_directory();
}

void PrivateDraft::become_target() {
  sync();
  // Neither call replaces what came in the meantime. Not every file system knows the first one.
  int code = 0;
  if (renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) {
    placed_ = true;
  } else if (code = errno; code == EINVAL || code == ENOSYS) {
    code = link(path_.c_str(), target_.c_str()) == 0 ? 0 : errno;
  }
  if (code == EEXIST) {
    throw Error(fmt::format("{} exists already", utf8::inert(target_.string())),
                "choose another name");
  }
  if (code != 0) fail("cannot write", target_, code);
  sync_directory();
}

}  // namespace chancery
