// Files of the user's cache directory: things that can be made again. What is damaged, stale or
// made by another program is not there, and a file that cannot be written does no harm.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

// The content of `file`, when it is whole and was written for `key` by this very program.
std::optional<std::string> read_cache_file(const std::filesystem::path& file, std::string_view key);

// Replaces `file` as a whole, and removes the oldest of the files beside it that have its ending.
void write_cache_file(const std::filesystem::path& file, std::string_view key,
                      std::string_view content);

}  // namespace chancery
