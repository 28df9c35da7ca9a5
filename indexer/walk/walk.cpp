#include "indexer/walk/walk.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <set>

#include "chancery/error.h"
#include "indexer/walk/saved_page.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

using Identity = std::pair<dev_t, ino_t>;
using RulesPointer = std::shared_ptr<const Exclusions::Rules>;

struct CloseDirectory {
  void operator()(DIR* directory) const { closedir(directory); }
};

// Nothing is there, as against: it could not be looked at.
bool is_absence(int error) {
  return error == ENOENT || error == ENOTDIR;
}

// All of the ignore file of `folder`, "" when it has none. nullopt, with errno, when it cannot be
// read.
std::optional<std::string> ignore_text(int folder) {
  const int fd = openat(folder, kIgnoreFile, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info = {};
  if (fd < 0) {
    const int error = errno;
    // A link to what is not there says that there are rules.
    const bool none =
        error == ENOENT && fstatat(folder, kIgnoreFile, &info, AT_SYMLINK_NOFOLLOW) != 0;
    errno = error;
    return none ? std::optional<std::string>("") : std::nullopt;
  }
  std::string text;
  std::array<char, 4096> buffer;
  ssize_t got = fstat(fd, &info);
  if (got == 0 && S_ISREG(info.st_mode)) {
    while ((got = read(fd, buffer.data(), buffer.size())) != 0) {
      if (got < 0 && errno != EINTR) break;
      if (got > 0) text.append(buffer.data(), static_cast<size_t>(got));
    }
  }
  const int error = errno;
  close(fd);
  errno = error;
  if (got != 0) return std::nullopt;
  return text;
}

// The absolute path of `folder` without links, as far as it exists.
std::string absolute_path(const fs::path& folder) {
  std::error_code error;
  fs::path path = fs::canonical(folder, error);
  if (error) path = fs::weakly_canonical(fs::absolute(folder, error), error);
  if (error) path = fs::absolute(folder, error).lexically_normal();
  if (!path.has_filename() && path.has_relative_path()) path = path.parent_path();
  return path.string();
}

int64_t nanoseconds(const timespec& time) {
  return static_cast<int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FoundFile found_file(const std::string& path, const struct stat& info) {
  return {path,
          {static_cast<uint64_t>(info.st_size), nanoseconds(info.st_mtim),
           static_cast<uint64_t>(info.st_ino), nanoseconds(info.st_ctim)}};
}

class Walker {
 public:
  Walker(Found& found, const WalkOptions& options)
      : found_(found),
        follow_(options.follow),
        system_(options.system != nullptr ? *options.system : own_system_) {
    struct stat info = {};
    if (stat(options.except.c_str(), &info) == 0) directories_.insert({info.st_dev, info.st_ino});
  }

  // `path`: absolute, one of found.folders.
  void start(const std::string& path) {
    struct stat info = {};
    struct stat above = {};
    if (system_.status(AT_FDCWD, path.c_str(), info, 0) != 0) {
      const Lack lack = is_absence(errno) ? Lack::kGone : Lack::kPassing;
      pass_over(path, strerror(errno), lack, true);
    } else if (!S_ISDIR(info.st_mode)) {
      file(path, info, false);
    } else {
      const bool known = system_.status(AT_FDCWD, (path + "/..").c_str(), above, 0) == 0;
      directory(path, info, nullptr, known ? above.st_dev : info.st_dev);
    }
  }

  void finish() {
    // A link to a file that is there itself adds nothing.
    for (auto& [identity, link] : links_) {
      if (!files_.contains(identity)) {
        files_.insert(identity);
        found_.files.push_back(std::move(link));
      }
    }
    std::sort(found_.files.begin(), found_.files.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; });
    const auto same = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
    found_.files.erase(std::unique(found_.files.begin(), found_.files.end(), same),
                       found_.files.end());
  }

 private:
  void pass_over(const std::string& path, std::string reason, Lack lack = Lack::kNothing,
                 bool unseen = false) {
    found_.passed_over.push_back({path, std::move(reason), lack, unseen});
  }
  // What is at `path` or below it is not known, for the system says `error`.
  void fail(const std::string& path, int error, const char* where = "") {
    pass_over(path, std::string(strerror(error)) + where, Lack::kPassing, true);
  }

  void file(const std::string& path, const struct stat& info, bool link) {
    if (!S_ISREG(info.st_mode)) {
      pass_over(path, S_ISFIFO(info.st_mode)   ? "a pipe, not a file"
                      : S_ISSOCK(info.st_mode) ? "a socket, not a file"
                                               : "a device, not a file");
      return;
    }
    FoundFile found = found_file(path, info);
    const Identity identity{info.st_dev, info.st_ino};
    if (link) {
      links_.emplace_back(identity, std::move(found));
    } else {
      files_.insert(identity);
      found_.files.push_back(std::move(found));
    }
  }

  // `above`: the file system of the folder above, or of the folder itself when a link led here.
  void directory(const std::string& path, const struct stat& info, const RulesPointer& outer,
                 dev_t above) {
    if (!directories_.insert({info.st_dev, info.st_ino}).second) return;
    if (info.st_dev != above) found_.mounts.push_back(path);
    const std::unique_ptr<DIR, CloseDirectory> open(system_.open(path));
    if (!open) return fail(path, errno);
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = system_.next(open.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
      errno = 0;
    }
    if (errno != 0) fail(path, errno);  // what was listed until then is there
    const std::optional<std::string> text = ignore_text(dirfd(open.get()));
    // Nothing of it may be read, as something may be excluded.
    if (!text) return fail(path, errno, ": its .chanceryignore");
    std::sort(names.begin(), names.end());
    if (page_folders_.contains(path))
      std::erase_if(names, [](const std::string& name) { return !is_linked_document(name); });
    const std::string base = path == "/" ? path : path + "/";
    const RulesPointer rules = text->empty() ? outer : found_.exclusions.add(base, *text, outer);
    for (const std::string& name : names) {
      if (is_page_folder(name, names)) page_folders_.insert(base + name);
      if (!entry(dirfd(open.get()), base + name, name, rules, info.st_dev)) return;
    }
  }

  // False when nothing in the folder can be looked at.
  bool entry(int folder, const std::string& path, const std::string& name,
             const RulesPointer& rules, dev_t above) {
    struct stat info = {};
    if (system_.status(folder, name.c_str(), info, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) return true;  // removed since the folder was listed
      if (errno != EACCES) return fail(path, errno), true;
      return fail(path.substr(0, std::max<size_t>(path.size() - name.size() - 1, 1)), errno), false;
    }
    const bool link = S_ISLNK(info.st_mode);
    if (link && system_.status(folder, name.c_str(), info, 0) != 0) {
      const int error = errno;
      if (rules && rules->ignore(path, false)) return true;
      if (!is_absence(error) && error != ELOOP) return fail(path, error), true;
      pass_over(path, error == ELOOP ? "a link to itself" : "a link to nothing", Lack::kNothing,
                true);
      return true;
    }
    const bool is_directory = S_ISDIR(info.st_mode);
    if (rules && rules->ignore(path, is_directory)) return true;
    const bool out = link && leads_out(path);
    if (out && follow_) found_.links_out.push_back(path);
    if (out && !follow_) {
      pass_over(path, std::string(kLinkOut), Lack::kNothing, true);
    } else if (is_directory) {
      directory(path, info, rules, link ? info.st_dev : above);
    } else {
      file(path, info, link);
    }
    return true;
  }

  bool leads_out(const std::string& link) const {
    std::error_code error;
    const std::string target = fs::canonical(link, error).string();
    return error || std::none_of(found_.folders.begin(), found_.folders.end(),
                                 [&](const auto& folder) { return is_within(target, folder); });
  }

  const FileSystem own_system_;
  Found& found_;
  bool follow_;
  const FileSystem& system_;
  std::set<std::string> page_folders_;  // of pages that were saved complete
  std::set<Identity> directories_;
  std::set<Identity> files_;
  std::vector<std::pair<Identity, FoundFile>> links_;
};

}  // namespace

Found walk(const std::vector<fs::path>& folders, const WalkOptions& options) {
  Found found;
  for (const fs::path& folder : folders) found.folders.push_back(absolute_path(folder));
  Walker walker(found, options);
  for (const std::string& folder : found.folders) walker.start(folder);
  walker.finish();
  return found;
}

std::optional<FoundFile> file_at(const std::string& path) {
  struct stat info = {};
  if (stat(path.c_str(), &info) != 0) return std::nullopt;
  errno = 0;
  return S_ISREG(info.st_mode) ? std::optional(found_file(path, info)) : std::nullopt;
}

bool is_within(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder == "/" || path[folder.size()] == '/';
}

}  // namespace chancery::indexer
