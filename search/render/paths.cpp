#include "search/render/paths.h"

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "chancery/utf8.h"

namespace chancery {

namespace {
bool is_below(std::string_view path, std::string_view directory) {
  return directory.size() > 1 && path.size() > directory.size() + 1 &&
         path.starts_with(directory) && path[directory.size()] == '/';
}
}  // namespace

void PathsRenderer::answer(const Answer& answer, const std::string&) {
  for (const Hit& hit : answer.hits)
    out_ << (terminal_ ? utf8::inert(hit.record.path) : hit.record.path) << '\n';
}

std::string short_path(std::string_view path, std::string_view here, std::string_view home,
                       size_t columns, const Style& style) {
  std::string text = utf8::inert(path);
  if (is_below(path, here)) {
    text = utf8::inert(path.substr(here.size() + 1));
  } else if (is_below(path, home)) {
    text = "~" + utf8::inert(path.substr(home.size()));
  }
  if (utf8::width(text) <= columns) return text;
  const std::string sign(signs(style).ellipsis);
  std::string shown;
  for (size_t slash = text.rfind('/'); slash != std::string::npos && slash > 0;
       slash = text.rfind('/', slash - 1)) {
    const std::string longer = sign + text.substr(slash);
    if (!shown.empty() && utf8::width(longer) > columns) break;
    shown = longer;
  }
  return shown.empty() ? text : shown;
}

std::string short_path(std::string_view path, size_t columns, const Style& style) {
  std::error_code error;
  const std::string here = std::filesystem::current_path(error).string();
  const char* home = std::getenv("HOME");
  return short_path(path, here, home ? home : "", columns, style);
}

}  // namespace chancery
