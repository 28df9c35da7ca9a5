// Small files below an open directory, which no link leads out of.
//
// Floor: base.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "chancery/owned_fd.h"

namespace chancery {

// Throws the Error of `path` and of the system's error number `code`.
[[noreturn]] void throw_system_error(const std::filesystem::path& path, int code,
                                     const std::string& advice = "");

// Opens the directory `path`, whatever links lead to it. Not open when there is none. Throws Error
// when there is one that cannot be opened; `advice` says then what to do.
OwnedFd open_directory(const std::filesystem::path& path, const std::string& advice = "");

// Opens the directory `name` in `parent`; not open when it is missing, a link or no directory.
// Throws Error, which names `path`, for any other reason.
OwnedFd open_directory_in(int parent, const std::string& name, const std::filesystem::path& path);

// The names in an open directory, sorted, without "." and "..". Throws Error, which names `path`.
std::vector<std::string> names_in(int directory, const std::filesystem::path& path);

// The content of the regular file `name` in the open directory `directory` of the path `path`, of
// at most `most` bytes. Absent when there is no such name. Throws Error when it is anything else
// than a regular file, is longer, or cannot be read: what cannot be read is not what is missing.
std::optional<std::string> read_small_file(int directory, const std::string& name,
                                           const std::filesystem::path& path, size_t most);

// `size` bytes of an open file at `at`; fewer at the end of the file alone. Throws Error, which
// names `path`.
std::string read_at(int fd, uint64_t at, size_t size, const std::filesystem::path& path);

}  // namespace chancery
