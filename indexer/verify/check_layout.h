// Whether the directory of a database holds what its own files say of it.
#pragma once

#include <filesystem>

#include "chancery/database_layout.h"
#include "indexer/verify/findings.h"

namespace chancery::indexer {

// Compares identity, stub file and mark of the generation in use with each other, and each file of
// a generation that was not changed since it was published with its checksum: reads all of them.
// Throws Error when one is there and cannot be read.
void check_layout(const std::filesystem::path& path, const DatabaseLayout& layout,
                  Findings& findings);

}  // namespace chancery::indexer
