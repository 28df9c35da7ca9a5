#include "chancery/toml_depth.h"

#include <algorithm>

namespace chancery {

namespace {

// Behind the string that begins at `at`, or its line's end where it is not closed there.
size_t end_of_string(std::string_view toml, size_t at) {
  const char quote = toml[at];
  const bool escapes = quote == '"';
  const std::string_view rest = toml.substr(at);
  const bool several_lines = rest.size() >= 3 && rest[1] == quote && rest[2] == quote;
  for (at += several_lines ? 3 : 1; at < toml.size(); ++at) {
    if (escapes && toml[at] == '\\') {
      ++at;
    } else if (!several_lines && toml[at] == '\n') {
      return at;
    } else if (toml[at] == quote) {
      if (!several_lines) return at + 1;
      if (toml.substr(at, 3) == std::string_view(rest.data(), 3)) return at + 3;
    }
  }
  return toml.size();
}

}  // namespace

std::optional<size_t> line_of_deep_key(std::string_view toml) {
  // Only in a key are there so many points with nothing but names, quotes and blanks between them.
  size_t points = 0, line = 1;
  for (size_t at = 0; at < toml.size();) {
    const size_t begin = at;
    switch (toml[at]) {
      case '"':
      case '\'':
        at = end_of_string(toml, at);
        line +=
            static_cast<size_t>(std::count(toml.begin() + static_cast<std::ptrdiff_t>(begin),
                                           toml.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        continue;
      case '#':
        at = std::min(toml.find('\n', at), toml.size());
        continue;
      case '.':
        if (++points == kMostKeyParts) return line;
        break;
      case '\n':
        ++line;
        [[fallthrough]];
      case '=':
      case ',':
      case '[':
      case ']':
      case '{':
      case '}':
        points = 0;
        break;
      default:
        break;
    }
    ++at;
  }
  return std::nullopt;
}

}  // namespace chancery
