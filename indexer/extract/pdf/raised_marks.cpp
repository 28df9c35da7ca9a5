#include "indexer/extract/pdf/raised_marks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "chancery/strings.h"
#include "indexer/extract/pdf/poppler_text.h"
#include "indexer/page/note_mark.h"

namespace chancery::indexer {
namespace {

// Raised figures are this much smaller than the word, or stand this much of its height above its
// foot.
constexpr double kSmaller = 0.85;
constexpr double kHigher = 0.15;

// Where in `line` a run of one to three figures ends a word of letters, from `from` on; npos for
// nowhere.
size_t find_glued(std::string_view line, size_t from) {
  for (size_t at = std::max<size_t>(from, 3); at < line.size(); ++at) {
    if (!is_digit(line[at]) || !is_word(line[at - 1]) || is_digit(line[at - 1])) continue;
    size_t end = at;
    while (end < line.size() && is_digit(line[end])) ++end;
    const bool ends = end >= line.size() || !is_word(line[end]);
    if (ends && is_note_mark(line.substr(0, at), line.substr(at, end - at))) return at;
    at = end;
  }
  return line.npos;
}

bool is_raised(const poppler::rectf& word, const poppler::rectf& mark) {
  return mark.height() < word.height() * kSmaller ||
         word.bottom() - mark.bottom() > word.height() * kHigher;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

// Words of letters with the raised figures that follow them at once.
Pairs raised_pairs(const poppler::page& page) {
  Pairs pairs;
  std::string before;
  poppler::rectf place;
  for (const poppler::text_box& box : page.text_list()) {
    std::string text = to_utf8(box.text());
    const bool figures = !text.empty() && is_digit(text.front());
    if (figures && !before.empty() && is_raised(place, box.bbox()))
      pairs.emplace_back(before, text);
    before = box.has_space_after() ? "" : std::move(text);
    place = box.bbox();
  }
  return pairs;
}

}  // namespace

void part_raised_marks(const poppler::page& page, PageLines& lines) {
  const bool any = std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return find_glued(line, 0) != line.npos;
  });
  if (!any) return;
  const Pairs pairs = raised_pairs(page);
  if (pairs.empty()) return;
  for (std::string& line : lines)
    for (size_t at = 0; (at = find_glued(line, at)) != line.npos; ++at) {
      const std::string_view head = std::string_view(line).substr(0, at);
      const std::string_view tail = std::string_view(line).substr(at);
      const bool known = std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
        return head.ends_with(pair.first) && tail.starts_with(pair.second);
      });
      if (known) line.insert(at++, " ");
    }
}

}  // namespace chancery::indexer
