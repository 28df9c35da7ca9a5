#include "search/render/paths.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "chancery/utf8.h"

namespace chancery::search {

namespace {
bool is_below(std::string_view path, std::string_view directory) {
  return directory.size() > 1 && path.size() > directory.size() + 1 &&
         path.starts_with(directory) && path[directory.size()] == '/';
}
}  // namespace

void PathsRenderer::answer(const Answer& answer, const std::string&) {
  for (const Hit& hit : answer.hits) {
    if (null_) {
      out_ << hit.record.path << '\0';
    } else {
      out_ << quoted_path(hit.record.path) << '\n';
    }
  }
}

std::string quoted_path(std::string_view path) {
  constexpr std::string_view kBegin = "$'";
  const bool plain = utf8::is_valid(path) && utf8::inert(path) == path && !path.starts_with(kBegin);
  if (plain) return std::string(path);
  std::string out(kBegin);
  for (size_t at = 0; at < path.size();) {
    const size_t begin = at;
    const char32_t c = utf8::next(path, at);
    const std::string_view one = path.substr(begin, at - begin);
    if (c == U'\'' || c == U'\\') {
      out += '\\';
      out += one;
    } else if (c == U'\n') {
      out += "\\n";
    } else if (c == U'\t') {
      out += "\\t";
    } else if (utf8::is_valid(one) && utf8::is_inert(c)) {
      out += one;
    } else {
      // Octal of three digits is what every shell with this form reads.
      for (const char byte : one) out += fmt::format("\\{:03o}", static_cast<unsigned char>(byte));
    }
  }
  return out + '\'';
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

}  // namespace chancery::search
