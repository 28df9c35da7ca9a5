#include "indexer/write/index_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "chancery/error.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr const char* kStub = "XAPIANDB";
constexpr const char* kDraft = "XAPIANDB.new";
constexpr const char* kLock = "lock";
constexpr const char* kBuilding = "building";
constexpr std::string_view kGeneration = "gen-";
constexpr const char* kStubHead = "# A Chancery database. Made by chancery-index; do not edit.\n";

[[noreturn]] void fail(const fs::path& path, int code, const char* advice) {
  throw Error(fmt::format("{}: {}", path.string(), strerror(code)), advice);
}

void sync_path(const fs::path& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(path, errno, "");
  const int result = fsync(fd);
  const int code = errno;
  close(fd);
  // Some file systems cannot sync a directory; that is as good as they get.
  if (result != 0 && code != EINVAL && code != EROFS) fail(path, code, "is the disk full?");
}

// The generation that the stub file names, or "".
std::string named_generation(const fs::path& stub) {
  std::ifstream in(stub);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("auto ")) return line.substr(5);
  }
  return "";
}

void check_is_ours(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return;
  if (!fs::is_directory(path, error)) {
    throw Error(fmt::format("{} is a file, not a database", path.string()),
                "choose another place with --db");
  }
  if (fs::exists(path / kStub, error)) {
    std::ifstream in(path / kStub);
    std::string line;
    std::getline(in, line);
    if (line + "\n" == kStubHead) return;
    throw Error(fmt::format("{} is a Xapian stub that Chancery did not make", path.string()),
                "choose another place with --db");
  }
  for (const char* file : {"iamglass", "iamchert", "iamhoney"}) {
    if (fs::exists(path / file, error)) {
      throw Error(fmt::format("{} is a Xapian database that Chancery did not make", path.string()),
                  "choose another place with --db");
    }
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    const std::string name = entry.path().filename();
    if (name == kLock || name == kBuilding || name == kDraft) continue;
    if (name.starts_with(kGeneration)) continue;
    throw Error(fmt::format("{} holds other files, {} among them", path.string(), name),
                "choose an empty or new directory with --db");
  }
}

}  // namespace

IndexDirectory::IndexDirectory(fs::path path, void (*on_wait)(int pid)) : path_(std::move(path)) {
  check_is_ours(path_);
  std::error_code error;
  fs::create_directories(path_, error);
  if (error) fail(path_, error.value(), "choose a place that can be written with --db");
  const fs::path lock = path_ / kLock;
  lock_ = open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0) fail(lock, errno, "choose a place that can be written with --db");
  if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    char holder[16] = {};
    const ssize_t got = pread(lock_, holder, sizeof holder - 1, 0);
    if (on_wait) on_wait(got > 0 ? std::atoi(holder) : 0);
    while (flock(lock_, LOCK_EX) != 0) {
      if (errno != EINTR) fail(lock, errno, "");
    }
  }
  const std::string pid = fmt::format("{}\n", getpid());
  if (ftruncate(lock_, 0) != 0 ||
      pwrite(lock_, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    const int code = errno;
    close(lock_);
    fail(lock, code, "is the disk full?");
  }
  remove_leftovers();
}

IndexDirectory::~IndexDirectory() {
  std::error_code error;
  fs::remove_all(path_ / kBuilding, error);
  close(lock_);
}

fs::path IndexDirectory::current() const {
  const std::string name = named_generation(path_ / kStub);
  return name.empty() ? fs::path() : path_ / name;
}

void IndexDirectory::remove_leftovers() const {
  const fs::path used = current();
  std::error_code error;
  fs::remove_all(path_ / kBuilding, error);
  fs::remove(path_ / kDraft, error);
  for (const fs::directory_entry& entry : fs::directory_iterator(path_, error)) {
    const std::string name = entry.path().filename();
    if (name.starts_with(kGeneration) && entry.path() != used) {
      std::error_code ignored;
      fs::remove_all(entry.path(), ignored);
    }
  }
}

fs::path IndexDirectory::building() {
  const fs::path directory = path_ / kBuilding;
  std::error_code error;
  fs::remove_all(directory, error);
  fs::create_directory(directory, error);
  if (error) fail(directory, error.value(), "is the disk full?");
  return directory;
}

fs::path IndexDirectory::next() const {
  const std::string name = named_generation(path_ / kStub);
  const int number =
      name.starts_with(kGeneration) ? std::atoi(name.c_str() + kGeneration.size()) : 0;
  return path_ / fmt::format("{}{:06}", kGeneration, number + 1);
}

void IndexDirectory::publish(const fs::path& generation) {
  const fs::path before = current();
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(generation)) {
    sync_path(entry.path());
  }
  sync_path(generation);
  const fs::path draft = path_ / kDraft;
  {
    std::ofstream out(draft, std::ios::trunc);
    out << kStubHead << "auto " << generation.filename().string() << "\n";
    out.flush();
    if (!out)
      throw Error(fmt::format("{}: cannot be written", draft.string()), "is the disk full?");
  }
  sync_path(draft);
  std::error_code error;
  fs::rename(draft, path_ / kStub, error);
  if (error) fail(path_ / kStub, error.value(), "");
  sync_path(path_);
  if (!before.empty() && before != generation) fs::remove_all(before, error);
}

}  // namespace chancery
