#include "indexer/cost.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "chancery/paths.h"

namespace chancery::indexer {

namespace {
constexpr uint64_t kPackedRatio = 20;  // text comes to this in an archive, at most
}  // namespace

uint64_t text_cost(const std::vector<FoundFile>& files) {
  constexpr std::array<std::string_view, 15> kPacked = {"zip", "tar",  "gz",   "tgz",  "bz2",
                                                        "tbz", "tbz2", "xz",   "txz",  "zst",
                                                        "7z",  "rar",  "warc", "mbox", "epub"};
  uint64_t bytes = 0;
  for (const FoundFile& file : files) {
    const bool packed =
        std::find(kPacked.begin(), kPacked.end(), file_ending(file.path)) != kPacked.end();
    bytes += file.signature.size * (packed ? kPackedRatio : 1) + kDocumentCost;
  }
  return bytes;
}

}  // namespace chancery::indexer
