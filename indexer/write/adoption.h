// Which directories may become or be a database: those that a run has made, and empty ones. What
// earlier versions made, which marked nothing, is taken over: marks are written.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "chancery/database_layout.h"

namespace chancery::indexer {

// What is advised when a directory is not ours.
inline constexpr const char* kOtherPlace = "choose another place with --db";

// Throws Error, with what to do, when the directory `path` holds something else.
void require_ours_or_empty(const std::filesystem::path& path, const DatabaseLayout& layout);

// Throws Error when the stub names a generation that is another database's or behind a link, or is
// lost where no mark says which one is in use.
void require_generation_is_ours(const std::filesystem::path& path, const DatabaseLayout& layout);

// The id that a directory without a readable identity had, as the mark of the generation in use
// says.
std::optional<std::string> id_of_marks(const DatabaseLayout& layout);

// Marks the generation `number` of the open directory `directory` of the path `path`, which its
// stub names, as a complete one of the database `id`. Throws Error.
void mark_adopted(int directory, const std::filesystem::path& path, uint32_t number,
                  const std::string& id);

// Writes the mark of a generation that is there. Throws Error.
void write_mark(int directory, const std::filesystem::path& path, const GenerationMark& mark);

// Takes the mark of the generation `number` away, durably: no run removes it then, and none uses it
// unless the stub names it. Throws Error.
void unmark(int directory, const std::filesystem::path& path, uint32_t number);

// What runs of an earlier version that were killed left in the directory; they marked nothing, so
// that it cannot be told for sure from what is the user's, and stays.
std::vector<std::string> leftovers_of_old(const DatabaseLayout& layout);

}  // namespace chancery::indexer
