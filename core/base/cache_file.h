// Files of the user's cache directory: things that can be made again. What is damaged, stale or
// made by another program is not there, and a file that cannot be written does no harm.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

struct KeptContent {
  std::shared_ptr<const void> file;  // mapped, for as long as this lives
  std::string_view content;
};

// What was kept for `key` by this very program, when it is whole. `ending`: as ".lists".
std::optional<KeptContent> read_cache_file(const std::filesystem::path& directory,
                                           std::string_view ending, std::string_view key);

// Keeps `content` for `key`, and removes the oldest of the files with the same ending.
void write_cache_file(const std::filesystem::path& directory, std::string_view ending,
                      std::string_view key, std::string_view content);

// What changes when a file does: its path, size, time and inode in one line.
std::string file_stamp(const std::filesystem::path& file);

}  // namespace chancery
