#include "indexer/extract/ole_directory.h"

#include <cstdint>

#include "chancery/strings.h"
#include "indexer/extract/little_endian.h"

namespace chancery::indexer {
namespace {

constexpr size_t kOleHeader = 512;
constexpr size_t kEntry = 128;
constexpr size_t kListed = 109;            // sectors of the allocation table that the header lists
constexpr uint32_t kLast = 0xFFFFFFFA;     // numbers from here on are marks
constexpr size_t kMaxDirectory = 1 << 20;  // bytes

class Directory {
 public:
  explicit Directory(std::string_view bytes) : bytes_(bytes) {
    const uint32_t shift = little_endian(bytes, 30, 2);
    if (bytes.size() < kOleHeader || shift < 7 || shift > 16) return;
    sector_ = size_t{1} << shift;
    uint32_t at = little_endian(bytes, 48, 4);
    for (; at < kLast && entries_.size() < kMaxDirectory; at = next(at)) {
      const size_t begin = (size_t{at} + 1) * sector_;
      if (begin >= bytes.size()) break;
      entries_ += bytes.substr(begin, sector_);
    }
  }

  std::vector<std::string> root_names() const {
    std::vector<std::string> names;
    const size_t count = entries_.size() / kEntry;
    std::vector<bool> seen(count, false);
    std::vector<uint32_t> open = {count > 0 ? little_endian(entries_, 76, 4) : kLast};
    while (!open.empty()) {
      const uint32_t entry = open.back();
      open.pop_back();
      if (entry >= count || seen[entry]) continue;
      seen[entry] = true;
      names.push_back(name_of(entry * kEntry));
      open.push_back(little_endian(entries_, entry * kEntry + 68, 4));
      open.push_back(little_endian(entries_, entry * kEntry + 72, 4));
    }
    return names;
  }

 private:
  // Of the sectors that the header lists; of files beyond some megabytes the directory may lie
  // behind what they tell, and ends there.
  uint32_t next(uint32_t sector) const {
    const size_t per_table = sector_ / 4;
    const size_t table = sector / per_table;
    if (table >= kListed) return kLast;
    const uint32_t place = little_endian(bytes_, 76 + table * 4, 4);
    if (place >= kLast) return kLast;
    return little_endian(bytes_, (size_t{place} + 1) * sector_ + sector % per_table * 4, 4);
  }

  // UTF-16; the names that matter are ASCII.
  std::string name_of(size_t at) const {
    const size_t length = std::min<size_t>(little_endian(entries_, at + 64, 2), 64);
    std::string name;
    for (size_t i = 0; i + 2 < length; i += 2)
      name += entries_[at + i + 1] == 0 ? lower(entries_[at + i]) : '?';
    return name;
  }

  std::string_view bytes_;
  size_t sector_ = 0;
  std::string entries_;
};

}  // namespace

std::vector<std::string> ole_root_names(std::string_view bytes) {
  return Directory(bytes).root_names();
}

}  // namespace chancery::indexer
