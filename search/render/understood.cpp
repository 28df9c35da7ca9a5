#include "search/render/understood.h"

#include <algorithm>

#include "chancery/utf8.h"

namespace chancery::search {

std::string trimmed(const std::string& query, size_t columns, const Style& style) {
  const std::string shown = utf8::inert(query);
  const std::string_view part = utf8::fit(shown, columns);
  std::string text(part);
  if (part.size() < shown.size()) text += signs(style).ellipsis;
  return text;
}

void add_understood(Flow& flow, std::string_view understood, const Style& style) {
  constexpr std::string_view kBetween = " · ", kArrow = "→";
  const std::string text = trimmed(std::string(understood), kLongestUnderstood, style);
  for (size_t from = 0; from < text.size();) {
    const size_t end = std::min(text.find(kBetween, from), text.size());
    std::string part = text.substr(from, end - from);
    if (const size_t at = part.find(kArrow); at != std::string::npos)
      part.replace(at, kArrow.size(), signs(style).arrow);
    if (from > 0) flow.separate(signs(style).separator);
    flow.add_unbroken(part);
    from = end + kBetween.size();
  }
}

}  // namespace chancery::search
