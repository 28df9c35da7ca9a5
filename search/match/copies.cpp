#include "search/match/copies.h"

#include <algorithm>

#include "chancery/sketch.h"

namespace chancery::search {

namespace {

// The bands of a sketch: texts that are half alike share one all but surely.
std::vector<uint32_t> bands_of(const std::string& sketch) {
  std::vector<uint32_t> bands;
  for (uint32_t i = 0; i + 1 < sketch.size(); i += 2) {
    const auto left = static_cast<unsigned char>(sketch[i]);
    const auto right = static_cast<unsigned char>(sketch[i + 1]);
    if (left != 0 && right != 0) bands.push_back(i << 16 | uint32_t{left} << 8 | right);
  }
  return bands;
}

}  // namespace

size_t CopyGroups::add(const std::string& sketch) {
  const std::vector<uint32_t> bands = bands_of(sketch);
  size_t best = sketches_.size();
  for (const uint32_t band : bands) {
    const auto found = bands_.find(band);
    if (found == bands_.end()) continue;
    for (const size_t group : found->second) {
      if (group < best && resemblance(sketches_[group], sketch) >= kCopyResemblance) best = group;
    }
  }
  if (best < sketches_.size()) return best;
  for (const uint32_t band : bands) bands_[band].push_back(sketches_.size());
  sketches_.push_back(sketch);
  return best;
}

}  // namespace chancery::search
