// Many small databases to one.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <vector>

namespace chancery {

// Opens a new database for a segment: no syncs, nothing is durable before it is merged and
// published.
Xapian::WritableDatabase new_segment(const std::filesystem::path& path);

// Writes the documents of `sources`, in that order, to the new database `target`; passes in
// between keep the number of open files small. Metadata of an earlier source wins. Consumes
// (removes) sources below `scratch`, where intermediate databases go too.
void merge(std::vector<std::filesystem::path> sources, const std::filesystem::path& target,
           const std::filesystem::path& scratch);

}  // namespace chancery
