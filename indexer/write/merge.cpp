#include "indexer/write/merge.h"

#include <fmt/format.h>

#include <algorithm>

#include "chancery/database_parts.h"
#include "chancery/schema.h"
#include "indexer/write/word_lists.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

// A database keeps up to six files open; 1,024 is the usual limit.
constexpr size_t kMaxOpen = 150;
// A segment is changed often, and so with fewer reads and writes in blocks larger than Xapian's.
constexpr int kSegmentBlockSize = 32 << 10;

// Metadata that several sources have: lists of forms become one, of the rest the first counts.
class MetadataJoiner : public Xapian::Compactor {
  std::string resolve_duplicate_metadata(const std::string& key, size_t count,
                                         const std::string tags[]) override {
    std::string joined = tags[0];
    // Xapian 1.4 passes the key of its table, two bytes before ours.
    if (key.find(schema::kFormsKey) > 2) return joined;
    for (size_t i = 1; i < count; ++i) joined = joined_forms(joined, tags[i]);
    return joined;
  }
};

void merge_once(const std::vector<fs::path>& sources, const fs::path& target) {
  Xapian::Database all;
  for (const fs::path& source : sources) all.add_database(open_local(source.string()));
  MetadataJoiner joiner;
  constexpr int kDefaultBlockSize = 0;
  // Its own syncs are not to be relied on: it does not look at what they say (Generation::seal).
  all.compact(target.string(), Xapian::Compactor::FULL, kDefaultBlockSize, joiner);
}

}  // namespace

Xapian::WritableDatabase new_segment(const fs::path& path) {
  return Xapian::WritableDatabase(
      path.string(),
      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS,
      kSegmentBlockSize);
}

std::vector<MergeGroup> groups_to_merge(size_t count, size_t most) {
  std::vector<MergeGroup> groups;
  size_t last = count;
  while (count > most && last > 1) {
    const size_t size = std::min({most, count - most + 1, last});
    groups.emplace_back(last - size, last);
    last -= size;
    count -= size - 1;
  }
  return groups;
}

void merge(std::vector<fs::path> sources, const fs::path& target, const Generation& generation) {
  std::vector<fs::path> made;
  const auto forget = [&](const std::vector<fs::path>& merged) {
    for (const fs::path& source : merged) {
      const auto one = std::find(made.begin(), made.end(), source);
      if (one == made.end()) continue;
      generation.remove_scratch(source);
      made.erase(one);
    }
  };
  size_t number = 0;
  while (sources.size() > kMaxOpen) {
    for (const auto& [first, last] : groups_to_merge(sources.size(), kMaxOpen)) {
      const auto begin = sources.begin() + static_cast<ptrdiff_t>(first);
      const auto end = sources.begin() + static_cast<ptrdiff_t>(last);
      const std::vector<fs::path> group(begin, end);
      const fs::path merged = generation.scratch() / fmt::format("merged-{:06}", number++);
      merge_once(group, merged);
      forget(group);
      made.push_back(merged);
      *begin = merged;
      sources.erase(begin + 1, end);
    }
  }
  merge_once(sources, target);
  forget(sources);
}

}  // namespace chancery::indexer
