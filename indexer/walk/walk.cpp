#include "indexer/walk/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>

#include "chancery/error.h"
#include "indexer/walk/ignore_rules.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr const char* kIgnoreFile = ".chanceryignore";
constexpr size_t kSignatureBytes = 24;

using Identity = std::pair<dev_t, ino_t>;

// The rules in force in a folder: its own and those above it, innermost first.
struct Rules {
  IgnoreRules own;
  std::string base;  // the folder they stand in, with a slash
  std::shared_ptr<const Rules> outer;

  bool ignores(const std::string& path, bool is_directory) const {
    for (const Rules* rules = this; rules; rules = rules->outer.get()) {
      const auto verdict =
          rules->own.verdict(std::string_view(path).substr(rules->base.size()), is_directory);
      if (verdict != IgnoreRules::Verdict::kNone) return verdict == IgnoreRules::Verdict::kIgnored;
    }
    return false;
  }
};

struct CloseDirectory {
  void operator()(DIR* directory) const { closedir(directory); }
};

class Walker {
 public:
  Walker(Found& found, const fs::path& except) : found_(found) {
    struct stat info = {};
    if (stat(except.c_str(), &info) == 0) directories_.insert({info.st_dev, info.st_ino});
  }

  void start(const fs::path& folder) {
    std::error_code error;
    const fs::path path = fs::canonical(folder, error);
    struct stat info = {};
    if (error || stat(path.c_str(), &info) != 0) {
      throw Error(fmt::format("{}: {}", folder.string(), error ? error.message() : strerror(errno)),
                  "name a folder that exists");
    }
    found_.folders.push_back(path.string());
    if (!S_ISDIR(info.st_mode)) {
      file(path.string(), info, false);
    } else if (access(path.c_str(), R_OK | X_OK) != 0) {
      throw Error(fmt::format("{}: {}", folder.string(), strerror(errno)),
                  "ask for the right to read it");
    } else {
      directory(path.string(), info, nullptr);
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
  void pass_over(const std::string& path, std::string reason, Lack lack = Lack::kNothing) {
    found_.passed_over.push_back({path, std::move(reason), lack});
  }

  void file(const std::string& path, const struct stat& info, bool link) {
    if (!S_ISREG(info.st_mode)) {
      pass_over(path, S_ISFIFO(info.st_mode)   ? "a pipe, not a file"
                      : S_ISSOCK(info.st_mode) ? "a socket, not a file"
                                               : "a device, not a file");
      return;
    }
    FoundFile found{
        path,
        {static_cast<uint64_t>(info.st_size),
         static_cast<int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec,
         static_cast<uint64_t>(info.st_ino)}};
    const Identity identity{info.st_dev, info.st_ino};
    if (link) {
      links_.emplace_back(identity, std::move(found));
    } else {
      files_.insert(identity);
      found_.files.push_back(std::move(found));
    }
  }

  void directory(const std::string& path, const struct stat& info,
                 const std::shared_ptr<const Rules>& outer) {
    if (!directories_.insert({info.st_dev, info.st_ino}).second) return;
    const std::unique_ptr<DIR, CloseDirectory> open(opendir(path.c_str()));
    if (!open) {
      pass_over(path, strerror(errno), Lack::kPassing);
      return;
    }
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = readdir(open.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    }
    std::sort(names.begin(), names.end());
    const std::string base = path == "/" ? path : path + "/";
    const std::shared_ptr<const Rules> rules = rules_of(base, outer);
    for (const std::string& name : names) entry(dirfd(open.get()), base + name, name, rules);
  }

  void entry(int directory_fd, const std::string& path, const std::string& name,
             const std::shared_ptr<const Rules>& rules) {
    struct stat info = {};
    if (fstatat(directory_fd, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return;  // gone
    const bool link = S_ISLNK(info.st_mode);
    if (link && fstatat(directory_fd, name.c_str(), &info, 0) != 0) {
      if (!rules || !rules->ignores(path, false)) {
        pass_over(path, errno == ELOOP ? "a link to itself" : "a link to nothing");
      }
      return;
    }
    const bool is_directory = S_ISDIR(info.st_mode);
    if (rules && rules->ignores(path, is_directory)) return;
    if (is_directory) {
      directory(path, info, rules);
    } else {
      file(path, info, link);
    }
  }

  static std::shared_ptr<const Rules> rules_of(const std::string& base,
                                               const std::shared_ptr<const Rules>& outer) {
    std::error_code error;
    if (!fs::is_regular_file(base + kIgnoreFile, error)) return outer;  // a pipe would never end
    std::ifstream in(base + kIgnoreFile, std::ios::binary);
    if (!in) return outer;
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    IgnoreRules own = IgnoreRules::parse(text);
    if (own.empty()) return outer;
    return std::make_shared<const Rules>(Rules{std::move(own), base, outer});
  }

  Found& found_;
  std::set<Identity> directories_;
  std::set<Identity> files_;
  std::vector<std::pair<Identity, FoundFile>> links_;
};

void put_u64(std::string& out, uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

uint64_t get_u64(std::string_view bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

std::string FileSignature::bytes() const {
  std::string out;
  put_u64(out, size);
  put_u64(out, static_cast<uint64_t>(modified_ns));
  put_u64(out, inode);
  return out;
}

FileSignature FileSignature::of_bytes(std::string_view bytes) {
  if (bytes.size() != kSignatureBytes) return {};
  return {get_u64(bytes), static_cast<int64_t>(get_u64(bytes.substr(8))),
          get_u64(bytes.substr(16))};
}

Found walk(const std::vector<fs::path>& folders, const fs::path& except) {
  Found found;
  Walker walker(found, except);
  for (const fs::path& folder : folders) walker.start(folder);
  walker.finish();
  return found;
}

}  // namespace chancery
