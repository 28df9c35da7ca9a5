#include "search/render/labels.h"

#include "chancery/utf8.h"

namespace chancery::search {

std::string shortened(std::string_view raw, size_t columns, const Style& style) {
  std::string text = utf8::inert(raw);
  if (utf8::width(text) <= columns) return text;
  const std::string_view ellipsis = signs(style).ellipsis;
  const size_t room = columns - std::min(columns, utf8::width(ellipsis));
  std::string out(utf8::fit(text, room));
  out.erase(out.find_last_not_of(' ') + 1);
  return out + std::string(utf8::fit(ellipsis, columns));
}

std::string padded(std::string_view text, size_t columns, const Style& style) {
  std::string out = shortened(text, columns, style);
  out.append(columns - std::min(columns, utf8::width(out)), ' ');
  return out;
}

}  // namespace chancery::search
