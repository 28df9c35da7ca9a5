// Whether each of several things has a mention of its own: where one lies below the other, a single
// mention is both, but says nothing of them meeting.
#pragma once

#include <xapian.h>

#include <vector>

namespace chancery::search {

// Where something stands: the positions of its first and last word.
struct PositionRange {
  Xapian::termpos first, last;
};

// `sides`: the places of each. True when every side can have one that overlaps no other side's.
bool have_own_places(const std::vector<std::vector<PositionRange>>& sides);

}  // namespace chancery::search
