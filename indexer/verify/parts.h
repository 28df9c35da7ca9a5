// The glass databases that a database consists of, as folders of this machine. Found by their names
// and not by what stub files of ours say, which may be what is damaged.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "chancery/database_layout.h"

namespace chancery::indexer {

struct DatabaseParts {
  // Those of a generation: its shards, or itself.
  std::vector<std::filesystem::path> folders;
  // What a stub file of the user's names and is not on this machine, or cannot be looked at.
  std::vector<std::string> passed_over;
};

// The shards of the generation in the folder `generation`, in order; itself when it has none.
// Throws Error when the folder cannot be listed.
std::vector<std::filesystem::path> parts_of_generation(const std::filesystem::path& generation);

// Of the database at `path`: a directory of ours with `layout`, a glass database, or a stub file
// that names several of either. Throws Error when it is none of these or cannot be read.
DatabaseParts parts_of(const std::filesystem::path& path, const DatabaseLayout& layout);

}  // namespace chancery::indexer
