#include "search/plan/own_places.h"

#include <algorithm>
#include <set>

namespace chancery::search {

namespace {

// The mentions of one stretch of text: places that overlap are one. Of each side, which it has.
std::vector<std::set<size_t>> mentions_of(const std::vector<std::vector<PositionRange>>& sides) {
  std::vector<std::pair<PositionRange, size_t>> places;
  for (size_t side = 0; side < sides.size(); ++side) {
    for (const PositionRange& place : sides[side]) places.emplace_back(place, side);
  }
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.first.first != b.first.first ? a.first.first < b.first.first
                                          : a.first.last < b.first.last;
  });
  std::vector<std::set<size_t>> mentions(sides.size());
  size_t mention = 0;
  Xapian::termpos end = 0;
  for (const auto& [place, side] : places) {
    if (place.first > end) ++mention;
    end = std::max(end, place.last);
    mentions[side].insert(mention);
  }
  return mentions;
}

// Gives `side` a mention, moving others to another of theirs where that must be (Kuhn 1955).
bool give(size_t side, const std::vector<std::set<size_t>>& mentions,
          std::vector<std::pair<size_t, size_t>>& owners, std::set<size_t>& tried) {
  for (const size_t mention : mentions[side]) {
    if (!tried.insert(mention).second) continue;
    const auto owner = std::find_if(owners.begin(), owners.end(),
                                    [&](const auto& one) { return one.first == mention; });
    if (owner == owners.end()) {
      owners.emplace_back(mention, side);
      return true;
    }
    const auto at = owner - owners.begin();
    if (!give(owner->second, mentions, owners, tried)) continue;
    owners[static_cast<size_t>(at)].second = side;
    return true;
  }
  return false;
}

}  // namespace

bool have_own_places(const std::vector<std::vector<PositionRange>>& sides) {
  const std::vector<std::set<size_t>> mentions = mentions_of(sides);
  std::vector<std::pair<size_t, size_t>> owners;  // mention, side
  for (size_t side = 0; side < sides.size(); ++side) {
    std::set<size_t> tried;
    if (!give(side, mentions, owners, tried)) return false;
  }
  return true;
}

}  // namespace chancery::search
