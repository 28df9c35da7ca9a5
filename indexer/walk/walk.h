// Finds the files of folders.
#pragma once

#include <dirent.h>
#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/unreadable.h"
#include "indexer/walk/exclusions.h"
#include "indexer/walk/file_signature.h"

namespace chancery::indexer {

struct FoundFile {
  std::string path;  // absolute
  FileSignature signature;
};

// A file or folder that was passed over, and why, in words for people.
struct PassedOver {
  std::string path;
  std::string reason;
  // kNothing: no document. kPassing: the system did not give it. kGone: a given folder that is not
  // there.
  Lack lack = Lack::kNothing;
  // Nobody looked at it or at what is below it: what was there before may be there still.
  bool unseen = false;
};

inline constexpr std::string_view kLinkOut = "a link that leads out of the folders (--follow)";

struct Found {
  std::vector<FoundFile> files;  // by path, each file once
  std::vector<PassedOver> passed_over;
  std::vector<std::string> folders;  // the given ones, absolute
  // Folders, given ones and others, that lie on another file system than the folder above them.
  std::vector<std::string> mounts;
  std::vector<std::string> links_out;  // of the folders, that were followed
  Exclusions exclusions;
};

// What a walk asks of the system. Tests put errors in its way.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  // As opendir, readdir and fstatat, with errno.
  virtual DIR* open(const std::string& folder) const { return opendir(folder.c_str()); }
  virtual const dirent* next(DIR* folder) const { return readdir(folder); }
  virtual int status(int folder, const char* name, struct stat& info, int flags) const {
    return fstatat(folder, name, &info, flags);
  }
};

struct WalkOptions {
  std::filesystem::path except = {};  // the database, which is not looked into
  bool follow = false;                // links that lead out of the given folders, too
  const FileSystem* system = nullptr;
};

// Every regular file below `folders` (a given file counts as itself). Hidden files are skipped and
// so is what .chanceryignore files say. Symbolic links to what is below the folders are followed;
// each folder and each file is taken once, so links may form loops. What the system does not give,
// sockets, pipes and devices go to passed_over, and so does a given folder that is not there.
Found walk(const std::vector<std::filesystem::path>& folders, const WalkOptions& options = {});

// The regular file at `path`, absolute; nullopt when there is none, with errno.
std::optional<FoundFile> file_at(const std::string& path);

// Whether `path` is `folder` or below it.
bool is_within(std::string_view path, std::string_view folder);

}  // namespace chancery::indexer
