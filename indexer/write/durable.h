// Files that are on the disk when a call returns, and the proof that they are.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/database_layout.h"

namespace chancery::indexer {

// What is said beside an error of writing.
inline constexpr const char* kFullDisk = "is the disk full?";

// Writes all of `bytes` to an open file of the path `path`. Throws Error.
void write_all(int fd, std::string_view bytes, const std::filesystem::path& path);

// The same at the place `at` of the file.
void write_all_at(int fd, uint64_t at, std::string_view bytes, const std::filesystem::path& path);

// Writes `content` to `name` in the open directory `directory` of the path `path`: to a draft,
// synced and renamed, so that there is the old file or the new one at any moment. Throws Error.
void write_durably(int directory, const std::string& name, const std::filesystem::path& path,
                   const std::string& content);

// Syncs an open file or directory of the path `path`. Throws Error.
void sync_open(int fd, const std::filesystem::path& path);

// Syncs every file below the open directory `directory` of the path `path`, but for what is below
// the name `except` in it, and reads it back from the disk. Throws Error when a write to this file
// system has failed since `directory` was opened, whoever was told of it then, or when a file reads
// back as something else than was written. Files of `published` that have another name beside this
// one were read back under that, and are not read again.
std::vector<PublishedFile> sync_and_read_back(int directory, const std::filesystem::path& path,
                                              std::string_view except,
                                              const std::vector<PublishedFile>& published);

}  // namespace chancery::indexer
