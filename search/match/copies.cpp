#include "search/match/copies.h"

#include <algorithm>
#include <array>
#include <utility>

#include "chancery/sketch.h"

namespace chancery::search {

namespace {

// The bands of a sketch: texts that are half alike share one all but surely.
struct Bands {
  std::array<uint32_t, kSketchBuckets / 2> bands;
  size_t count = 0;
  const uint32_t* begin() const { return bands.data(); }
  const uint32_t* end() const { return bands.data() + count; }
};

Bands bands_of(const std::string& sketch) {
  Bands made;
  const auto size = static_cast<uint32_t>(std::min(sketch.size(), kSketchBuckets));
  for (uint32_t i = 0; i + 1 < size; i += 2) {
    const auto left = static_cast<unsigned char>(sketch[i]);
    const auto right = static_cast<unsigned char>(sketch[i + 1]);
    if (left != 0 && right != 0) made.bands[made.count++] = i << 16 | uint32_t{left} << 8 | right;
  }
  return made;
}

}  // namespace

uint32_t& CopyGroups::list_of(uint32_t band) {
  constexpr uint32_t kGolden = 0x9E3779B9;  // Knuth's multiplicative hash
  const uint32_t hash = band * kGolden;
  return lists_[(hash >> 8) & (lists_.size() - 1)];
}

void CopyGroups::add_band(uint32_t band, uint32_t group) {
  constexpr size_t kFirstLists = 2048;
  if (entries_.size() == lists_.size()) {
    lists_.assign(std::max(kFirstLists, 2 * lists_.size()), kEnd);
    for (uint32_t i = 0; i < entries_.size(); ++i) {
      uint32_t& list = list_of(entries_[i].band);
      entries_[i].next = std::exchange(list, i);
    }
  }
  uint32_t& list = list_of(band);
  entries_.push_back({band, group, list});
  list = static_cast<uint32_t>(entries_.size() - 1);
}

size_t CopyGroups::add(const std::string& sketch) {
  const Bands bands = bands_of(sketch);
  size_t best = sketches_.size();
  for (const uint32_t band : bands) {
    if (lists_.empty()) break;
    for (uint32_t at = list_of(band); at != kEnd; at = entries_[at].next) {
      const Entry& entry = entries_[at];
      if (entry.band != band || entry.group >= best) continue;
      if (resemblance(sketches_[entry.group], sketch) >= kCopyResemblance) best = entry.group;
    }
  }
  if (best < sketches_.size()) return best;
  const auto group = static_cast<uint32_t>(sketches_.size());
  for (const uint32_t band : bands) add_band(band, group);
  sketches_.push_back(sketch);
  return best;
}

}  // namespace chancery::search
