// Many small databases to one.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <utility>
#include <vector>

#include "indexer/write/generation.h"

namespace chancery::indexer {

// Opens a new database for a segment: no syncs, nothing is durable before it is merged and
// published.
Xapian::WritableDatabase new_segment(const std::filesystem::path& path);

// Neighbours that are to be one, [first, second).
using MergeGroup = std::pair<size_t, size_t>;
// Which of `count` databases to merge before the rest, so that `most` or not many more are left: as
// few as will do, the last ones first, each in one group at most, no group of more than `most` (at
// least 2).
std::vector<MergeGroup> groups_to_merge(size_t count, size_t most);

// Writes the documents of `sources`, in that order, to the new database `target`; passes in
// between keep the number of open files small. Metadata of an earlier source wins. The sources
// stay: a run that is killed begins here again. Intermediate databases, in the scratch directory of
// `generation`, go.
void merge(std::vector<std::filesystem::path> sources, const std::filesystem::path& target,
           const Generation& generation);

}  // namespace chancery::indexer
