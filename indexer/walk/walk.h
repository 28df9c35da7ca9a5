// Finds the files of folders.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/extract/unreadable.h"

namespace chancery {

// What tells whether a file has changed without opening it.
struct FileSignature {
  uint64_t size = 0;
  int64_t modified_ns = 0;  // since 1970
  uint64_t inode = 0;
  bool operator==(const FileSignature&) const = default;
  // The form kept in schema::kSignatureSlot; of_bytes gives an empty signature for other bytes.
  std::string bytes() const;
  static FileSignature of_bytes(std::string_view bytes);
};

struct FoundFile {
  std::string path;  // absolute
  FileSignature signature;
};

// A file or folder that was passed over, and why, in words for people.
struct PassedOver {
  std::string path;
  std::string reason;
  Lack lack = Lack::kNothing;
};

struct Found {
  std::vector<FoundFile> files;  // by path, each file once
  std::vector<PassedOver> passed_over;
  std::vector<std::string> folders;  // the given ones, absolute
};

// Every regular file below `folders` (a given file counts as itself). Hidden files are skipped and
// so is what .chanceryignore files say. Symbolic links are followed, each folder and each file is
// taken once, so links may form loops. Folders that cannot be read, sockets, pipes and devices go
// to passed_over. `except`, the database, is not looked into. Throws Error when a given folder does
// not exist or cannot be read.
Found walk(const std::vector<std::filesystem::path>& folders,
           const std::filesystem::path& except = {});

}  // namespace chancery
