#include "indexer/write/removal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

#include "chancery/database_layout.h"
#include "chancery/error.h"
#include "chancery/small_file.h"
#include "indexer/write/generation.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr size_t kMaxMark = 1 << 20;
constexpr const char* kMarkDraft = "chancery.generation.new";
// A file that is removed while a program has it open, on a network file system.
constexpr std::string_view kStillOpen = ".nfs";

bool is_known_file(std::string_view name) {
  constexpr std::array<std::string_view, 14> kNames = {
      // Xapian's glass databases
      "iamglass", "v.tmp", "flintlock", "postlist.glass", "docdata.glass", "termlist.glass",
      "position.glass", "spelling.glass", "synonym.glass",
      // ours
      kStubFile, kMarkFile, kRemovedFile, kMarkDraft, "journal"};
  // "changes" and a number, or "tmp": Xapian's changesets.
  constexpr std::string_view kChanges = "changes";
  if (name.starts_with(kChanges)) {
    const std::string_view rest = name.substr(kChanges.size());
    return rest == "tmp" ||
           (!rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos);
  }
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_known_folder(std::string_view name) {
  if (name == kScratch) return true;
  const size_t hyphen = name.rfind('-');
  if (hyphen == name.npos || hyphen + 1 == name.size()) return false;
  if (name.find_first_not_of("0123456789", hyphen + 1) != name.npos) return false;
  const std::string_view kind = name.substr(0, hyphen);
  return kind == "shard" ||
         std::find(kScratchKinds.begin(), kScratchKinds.end(), kind) != kScratchKinds.end();
}

// Removes what it knows; the first that stays is named in `stays`.
class Remover {
 public:
  // Whether `name` in `directory` is gone.
  bool remove(int directory, const std::string& name, const fs::path& path) {
    struct stat info = {};
    if (fstatat(directory, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) return true;
      throw_system_error(path / name, errno);
    }
    if (S_ISREG(info.st_mode) && is_known_file(name)) return unlink(directory, name, path, 0);
    if (!S_ISDIR(info.st_mode) || !is_known_folder(name)) return keep(path / name);
    {
      const OwnedFd folder = open_directory_in(directory, name, path / name);
      if (!folder.is_open() || !remove_content(folder.get(), path / name, "")) {
        return keep(path / name);
      }
    }
    return unlink(directory, name, path, AT_REMOVEDIR);
  }

  // Whether all that is in `folder` is gone but `kept`.
  bool remove_content(int folder, const fs::path& path, std::string_view kept) {
    bool empty = true;
    for (const std::string& name : names_in(folder, path)) {
      if (name != kept && !remove(folder, name, path)) empty = false;
    }
    return empty;
  }

  bool unlink(int directory, const std::string& name, const fs::path& path, int flags) {
    if (unlinkat(directory, name.c_str(), flags) == 0 || errno == ENOENT) return true;
    if (errno == ENOTEMPTY || errno == EEXIST) return keep(path / name);
    throw_system_error(path / name, errno, "it is of no use any more: remove it by hand");
  }

  const fs::path& stays() const { return stays_; }

 private:
  bool keep(const fs::path& path) {
    const bool still_open = path.filename().string().starts_with(kStillOpen);
    if (stays_.empty() && !still_open) stays_ = path;
    return false;
  }

  fs::path stays_;
};

bool carries_mark(int generation, const fs::path& path, const char* file, uint32_t number,
                  const std::string& id) {
  const auto text = read_small_file(generation, file, path, kMaxMark);
  const auto mark = text ? GenerationMark::of_text(*text) : std::nullopt;
  return mark && !id.empty() && mark->database == id && mark->number == number;
}

// A run was killed between making the folder and marking it.
bool is_hardly_begun(int generation, const fs::path& path) {
  const std::vector<std::string> names = names_in(generation, path);
  return names.empty() || names == std::vector<std::string>{kMarkDraft};
}

}  // namespace

std::string remove_generation(int directory, const fs::path& path, uint32_t number,
                              const std::string& id) {
  const std::string name = generation_name(number);
  const fs::path whole = path / name;
  const OwnedFd generation = open_directory_in(directory, name, whole);
  if (!generation.is_open()) return "";
  Remover remover;
  if (is_hardly_begun(generation.get(), whole)) {
    remover.unlink(generation.get(), kMarkDraft, whole, 0);
    remover.unlink(directory, name, path, AT_REMOVEDIR);
    return "";
  }
  if (carries_mark(generation.get(), whole, kMarkFile, number, id)) {
    // From here on it is taken for nothing else, however far its removal comes.
    if (renameat(generation.get(), kMarkFile, generation.get(), kRemovedFile) != 0) {
      throw_system_error(whole / kMarkFile, errno);
    }
  } else if (!carries_mark(generation.get(), whole, kRemovedFile, number, id)) {
    return "";
  }
  if (!remover.remove_content(generation.get(), whole, kRemovedFile)) {
    if (remover.stays().empty()) return "";
    return fmt::format(
        "{} is not needed any more and stays, for it holds {}, which chancery-index "
        "did not make",
        whole.string(), remover.stays().string());
  }
  remover.unlink(generation.get(), kRemovedFile, whole, 0);
  remover.unlink(directory, name, path, AT_REMOVEDIR);
  return "";
}

void clear_generation(int generation, const fs::path& path, const std::set<std::string>& kept) {
  Remover remover;
  for (const std::string& name : names_in(generation, path)) {
    if (name == kMarkFile) continue;
    const OwnedFd scratch =
        name == kScratch ? open_directory_in(generation, name, path / name) : OwnedFd();
    if (!scratch.is_open()) {
      remover.remove(generation, name, path);
      continue;
    }
    for (const std::string& made : names_in(scratch.get(), path / name)) {
      if (!kept.contains(made)) remover.remove(scratch.get(), made, path / name);
    }
  }
  if (remover.stays().empty()) return;
  throw Error(fmt::format("{} holds {}, which chancery-index did not make", path.string(),
                          remover.stays().string()),
              "move it away");
}

void remove_scratch(int scratch, const fs::path& path, const std::string& name) {
  Remover remover;
  if (!remover.remove(scratch, name, path)) {
    throw Error(fmt::format("{} holds {}, which chancery-index did not make",
                            (path / name).string(), remover.stays().string()),
                "move it away");
  }
}

bool is_being_removed(int directory, const fs::path& path, uint32_t number) {
  const std::string name = generation_name(number);
  const OwnedFd generation = open_directory_in(directory, name, path / name);
  return generation.is_open() &&
         read_small_file(generation.get(), kRemovedFile, path / name, kMaxMark).has_value();
}

}  // namespace chancery::indexer
