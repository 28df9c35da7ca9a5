#include "indexer/write/index_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "chancery/database_parts.h"
#include "chancery/error.h"
#include "chancery/small_file.h"
#include "indexer/write/adoption.h"
#include "indexer/write/durable.h"
#include "indexer/write/removal.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr const char* kWritable = "choose a place that can be written with --db";

std::string random_id() {
  std::array<unsigned char, 16> bytes = {};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Error(fmt::format("no random number can be had: {}", strerror(errno)));
  }
  std::string id;
  for (const unsigned char byte : bytes) id += fmt::format("{:02x}", byte);
  return id;
}

OwnedFd open_or_make(const fs::path& path) {
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_directory(path, error)) {
    throw Error(fmt::format("{} is a file, not a database", path.string()), kOtherPlace);
  }
  if (!fs::exists(path, error)) {
    fs::create_directories(path.parent_path(), error);
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
      throw_system_error(path, errno, kWritable);
    }
  }
  OwnedFd fd = open_directory(path, kWritable);
  if (!fd.is_open()) throw_system_error(path, ENOENT, kWritable);
  return fd;
}

// The lock file of the open directory: one that this program made, or a new one.
OwnedFd open_lock(int directory, const fs::path& path) {
  constexpr off_t kMost = 16;  // a process id and a line feed
  OwnedFd fd(
      openat(directory, kLockFile, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
  const fs::path file = path / kLockFile;
  if (!fd.is_open() && errno != ELOOP) throw_system_error(file, errno, kWritable);
  struct stat info = {};
  std::array<char, kMost> content = {};
  const bool ours = fd.is_open() && fstat(fd.get(), &info) == 0 && S_ISREG(info.st_mode) &&
                    info.st_nlink == 1 && info.st_size <= kMost &&
                    pread(fd.get(), content.data(), content.size(), 0) == info.st_size &&
                    std::all_of(content.begin(), content.begin() + info.st_size,
                                [](char c) { return c == '\n' || (c >= '0' && c <= '9'); });
  if (!ours) {
    throw Error(fmt::format("{} is no lock file that chancery-index made", file.string()),
                "move it away");
  }
  return fd;
}

bool is_same_file(int fd, const fs::path& path) {
  struct stat open_one = {}, named = {};
  return fstat(fd, &open_one) == 0 && lstat(path.c_str(), &named) == 0 &&
         open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

const char* what_is_wrong(const Stub& stub) {
  if (stub.state == Stub::State::kMissing) return "was missing";
  return stub.state == Stub::State::kDamaged ? "was damaged" : "named what is not there";
}

}  // namespace

IndexDirectory::IndexDirectory(fs::path path, void (*on_wait)(int pid), Say say, const Mend& mend)
    : path_(std::move(path)), say_(std::move(say)) {
  if (!path_.has_filename()) path_ = path_.parent_path();
  do {
    fd_ = open_or_make(path_);
    if (!mend) require_ours_or_empty(path_, read_layout(path_));
    take_lock(on_wait);
    // The directory may have been deleted while this run waited.
  } while (!is_same_file(lock_.get(), path_ / kLockFile));
  if (mend) mend(fd_.get(), path_);
  require_ours_or_empty(path_, read_layout(path_));
  become_ours();
  put_right();
}

void IndexDirectory::take_lock(void (*on_wait)(int pid)) {
  lock_ = open_lock(fd_.get(), path_);
  if (flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
    std::array<char, 16> holder = {};
    const ssize_t got = pread(lock_.get(), holder.data(), holder.size() - 1, 0);
    if (on_wait) on_wait(got > 0 ? std::atoi(holder.data()) : 0);
    while (flock(lock_.get(), LOCK_EX) != 0) {
      if (errno != EINTR) throw_system_error(path_ / kLockFile, errno);
    }
  }
}

void IndexDirectory::become_ours() {
  umask(0077);
  DatabaseLayout layout = read_layout(path_);
  const bool is_old = layout.id.empty() && layout.stub_tells();
  id_ = layout.id;
  if (id_.empty()) {
    id_ = id_of_marks(layout).value_or(random_id());
    write_durably(fd_.get(), kIdentityFile, path_, identity_text(id_));
  }
  const uint32_t named = layout.stub_tells() ? layout.stub.generation : 0;
  if (named != 0 && !layout.generations[named]) mark_adopted(fd_.get(), path_, named, id_);
  if (is_old) {
    for (const std::string& name : leftovers_of_old(layout)) {
      tell(fmt::format(
          "{} is left of a run of an earlier version that was killed; remove it by hand",
          (path_ / name).string()));
    }
  }
  // For those who wait; not worth a failure.
  const std::string pid = fmt::format("{}\n", getpid());
  if (ftruncate(lock_.get(), 0) != 0) return;
  if (pwrite(lock_.get(), pid.data(), pid.size(), 0) < 0) return;
}

void IndexDirectory::put_right() {
  const DatabaseLayout layout = read_layout(path_);
  require_generation_is_ours(path_, layout);
  last_ = layout.stub.generation;
  for (const auto& [number, mark] : layout.generations) last_ = std::max(last_, number);
  const uint32_t newest = layout.newest_complete();
  current_ = std::max(layout.stub.generation, newest);
  if (newest != 0 && !layout.stub_tells()) {
    current_ = newest;
    tell(fmt::format("{} {} and is made again: {}, of {} documents, is in use",
                     (path_ / kStubFile).string(), what_is_wrong(layout.stub),
                     generation_name(newest), layout.generations.at(newest)->documents));
  }
  // A run may also have been killed before its last step.
  if (current_ != 0 && current_ != layout.stub.generation) use(current_);
  make_as_readable_as_current();
  // Nor may it have come to remove what it needed to make it.
  if (layout.is_ours(current_)) remove_scratch_of_current();
  for (auto one = layout.generations.rbegin(); one != layout.generations.rend(); ++one) {
    const uint32_t number = one->first;
    if (number == current_) continue;
    if (unfinished_ == 0 && layout.is_ours(number) && !one->second->complete) {
      unfinished_ = number;
    } else {
      remove(number);
    }
  }
}

void IndexDirectory::make_as_readable_as_current() const {
  struct stat info = {};
  if (current_ == 0) return;
  if (fstatat(fd_.get(), generation_name(current_).c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
    return;
  umask(0077 & ~info.st_mode);
}

IndexDirectory::~IndexDirectory() {
  if (!keep_ && building_) remove(building_->number());
}

fs::path IndexDirectory::current() const {
  return current_ == 0 ? fs::path() : path_ / generation_name(current_);
}

Generation& IndexDirectory::begin() {
  discard_unfinished();
  building_ = Generation::begin(fd_.get(), path_, ++last_, id_);
  return *building_;
}

Generation* IndexDirectory::resume() {
  if (unfinished_ == 0) return nullptr;
  building_ = Generation::resume(fd_.get(), path_, std::exchange(unfinished_, 0), id_);
  return &*building_;
}

void IndexDirectory::discard_unfinished() {
  if (building_) remove(building_->number());
  building_.reset();
  if (unfinished_ != 0) remove(std::exchange(unfinished_, 0));
}

void IndexDirectory::will_change() {
  const DatabaseLayout layout = read_layout(path_);
  if (!layout.is_ours(current_)) return;
  GenerationMark mark = *layout.generations.at(current_);
  if (mark.files.empty()) return;
  mark.files.clear();
  write_mark(fd_.get(), path_, mark);
}

fs::path IndexDirectory::keep_present() {
  keep_present_ = true;
  return current();
}

void IndexDirectory::publish(uint64_t documents) {
  const DatabaseLayout layout = read_layout(path_);
  const bool marked = layout.is_ours(current_);
  building_->seal(marked ? layout.generations.at(current_)->files : std::vector<PublishedFile>());
  const uint64_t found = open_local(building_->path().string()).get_doccount();
  if (found != documents) {
    throw Error(fmt::format("{} has {} documents and not the {} that were written",
                            building_->path().string(), found, documents),
                "the disk is full or failing");
  }
  // Without its mark the stub alone names it, until the next one is complete.
  if (keep_present_ && current_ != 0) unmark(fd_.get(), path_, current_);
  building_->mark_complete(documents);
  // Whether the stub names it from here on is not for this run to say if it fails: the next one
  // takes the newest complete generation.
  const bool keep = std::exchange(keep_, true);
  const uint32_t number = building_->number();
  use(number);
  keep_ = keep;
  building_.reset();
  remove(std::exchange(current_, number));
  remove_scratch_of_current();
}

void IndexDirectory::remove_scratch_of_current() const {
  const std::string name = generation_name(current_);
  try {
    const OwnedFd generation = open_directory_in(fd_.get(), name, path_ / name);
    if (generation.is_open()) remove_scratch(generation.get(), path_ / name, kScratch);
  } catch (const Error& error) {
    tell(error.what());  // nobody needs it: a later run may remove it
  }
}

void IndexDirectory::use(uint32_t number) {
  write_durably(fd_.get(), kStubFile, path_, stub_text(number));
}

void IndexDirectory::remove(uint32_t number) const {
  if (number == 0) return;
  try {
    const std::string stays = remove_generation(fd_.get(), path_, number, id_);
    if (!stays.empty()) tell(stays);
  } catch (const Error& error) {
    // Nobody needs it any more: a later run may remove it.
    tell(error.what());
  }
}

// Other threads may still make files in there: what they are quick enough to make is left to the
// next run.
void IndexDirectory::leave_nothing_begun() const {
  constexpr int kTimes = 3;
  for (int time = 0; time < kTimes && !keep_ && building_; ++time) {
    remove_generation(fd_.get(), path_, building_->number(), id_);
  }
}

void IndexDirectory::tell(const std::string& sentence) const {
  if (say_) say_(sentence);
}

}  // namespace chancery::indexer
