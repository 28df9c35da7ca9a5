#include "search/plan/edit_distance.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace chancery::search {

namespace {

// Of two words whose lengths differ by `limit` at most; `rows`: room for three rows of the second.
// Only what is within `limit` of the diagonal is counted: what is beyond it has more mistakes
// (Ukkonen 1985).
size_t counted(std::u32string_view left, std::u32string_view right, size_t limit, size_t* rows) {
  const size_t width = right.size() + 1, beyond = limit + 1;
  size_t *before = rows, *row = rows + width, *next = rows + 2 * width;
  for (size_t j = 0; j < width; ++j) row[j] = std::min(j, beyond);
  size_t least_before = 0;
  for (size_t i = 1; i <= left.size(); ++i) {
    const size_t first = i > limit ? i - limit : 1, last = std::min(right.size(), i + limit);
    next[first - 1] = first == 1 ? std::min(i, beyond) : beyond;
    size_t least = next[first - 1];
    for (size_t j = first; j <= last; ++j) {
      size_t value = std::min(
          {row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] == right[j - 1] ? 0U : 1U)});
      const bool swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) value = std::min(value, before[j - 2] + 1);
      next[j] = std::min(value, beyond);
      least = std::min(least, next[j]);
    }
    if (last < right.size()) next[last + 1] = beyond;
    // A swap reaches back two rows: both must be beyond the limit.
    if (least > limit && least_before > limit) return beyond;
    least_before = least;
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[right.size()];
}

}  // namespace

size_t edit_distance(std::u32string_view left, std::u32string_view right, size_t limit) {
  if (left.size() > right.size() + limit || right.size() > left.size() + limit) return limit + 1;
  const size_t most = std::min(limit, std::max(left.size(), right.size()));
  constexpr size_t kOnStack = 63;  // characters
  if (right.size() <= kOnStack) {
    std::array<size_t, 3 * (kOnStack + 1)> rows;
    return counted(left, right, most, rows.data());
  }
  std::vector<size_t> rows(3 * (right.size() + 1));
  return counted(left, right, most, rows.data());
}

uint64_t characters_met(std::u32string_view word) {
  constexpr unsigned kBits = 64;
  uint64_t met = 0;
  for (const char32_t character : word) met |= uint64_t{1} << (character % kBits);
  return met;
}

bool may_be_within(uint64_t left, uint64_t right, size_t limit) {
  return static_cast<size_t>(std::popcount(left & ~right)) <= limit &&
         static_cast<size_t>(std::popcount(right & ~left)) <= limit;
}

}  // namespace chancery::search
