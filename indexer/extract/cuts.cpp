#include "indexer/extract/cuts.h"

#include <algorithm>
#include <array>

#include "chancery/utf8.h"

namespace chancery::indexer {

namespace {

constexpr size_t kWindow = 256 * 1024;

}  // namespace

size_t cut_before(std::string_view text, size_t goal) {
  goal = std::min(goal, text.size());
  const size_t begin = goal > kWindow ? goal - kWindow : 0;
  const std::string_view window = text.substr(begin, goal - begin);
  static constexpr std::array<std::string_view, 7> kEnds = {"\n\n", "\n\r\n", "\n", ". ",
                                                            "? ",   "! ",     " "};
  for (const std::string_view end : kEnds) {
    const size_t found = window.rfind(end);
    if (found != std::string_view::npos) return begin + found + end.size();
  }
  const size_t cut = utf8::floor(text, goal);
  return cut > 0 ? cut : goal;
}

std::vector<size_t> part_starts(std::string_view text, size_t count) {
  std::vector<size_t> starts = {0};
  for (size_t i = 1; i < count; ++i) {
    const size_t cut = cut_before(text, text.size() / count * i);
    if (cut > starts.back() && cut < text.size()) starts.push_back(cut);
  }
  return starts;
}

size_t part_count(size_t bytes) {
  return bytes <= kMostBytes ? 1 : (bytes + kPartBytes - 1) / kPartBytes;
}

}  // namespace chancery::indexer
