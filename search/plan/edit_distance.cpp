#include "search/plan/edit_distance.h"

#include <algorithm>
#include <vector>

namespace chancery::search {

size_t edit_distance(std::u32string_view left, std::u32string_view right, size_t limit) {
  if (left.size() > right.size() + limit || right.size() > left.size() + limit) return limit + 1;
  std::vector<size_t> before(right.size() + 1), row(right.size() + 1), next(right.size() + 1);
  for (size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= left.size(); ++i) {
    next[0] = i;
    size_t least = i;
    for (size_t j = 1; j <= right.size(); ++j) {
      next[j] = std::min(
          {row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] == right[j - 1] ? 0U : 1U)});
      const bool swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
      least = std::min(least, next[j]);
    }
    // A swap reaches back two rows: both must be beyond the limit.
    if (least > limit && *std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    std::swap(before, row);
    std::swap(row, next);
  }
  return std::min(row.back(), limit + 1);
}

}  // namespace chancery::search
