#include "search/render/marks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>

#include "search/render/cite.h"
#include "search/render/flow.h"

namespace chancery::search {

std::string marks_text(const std::vector<std::string>& tags, const std::string& note) {
  std::string text;
  if (!tags.empty()) text = fmt::format("tagged {}", fmt::join(tags, ", "));
  if (!note.empty()) text += fmt::format("{}note: {}", text.empty() ? "" : "; ", note);
  return text;
}

std::vector<std::string> sentence_marks(const Hit& hit) {
  std::vector<std::string> lines;
  size_t number = 0;
  for (const Snippet& snippet : hit.snippets) {
    ++number;
    const std::string marks = marks_text(snippet.tags, snippet.note);
    if (marks.empty()) continue;
    const std::string place = pinpoint({snippet.page, snippet.paragraph});
    lines.push_back(fmt::format("sentence {}{}: {}", number,
                                place.empty() ? "" : fmt::format(" ({})", place), marks));
  }
  return lines;
}

void write_marks(std::ostream& out, const Hit& hit, const Style& style, size_t indent) {
  Flow flow(style);
  const auto add = [&](const std::string& text) {
    if (text.empty()) return;
    if (!flow.empty()) flow.separate(signs(style).separator);
    flow.add(text, Ink::kFaint);
  };
  add(marks_text(hit.tags, ""));
  add(marks_text({}, hit.note));
  for (const std::string& line : sentence_marks(hit)) add(line);
  flow.write(out, indent, indent);
}

}  // namespace chancery::search
