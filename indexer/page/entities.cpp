#include "indexer/page/entities.h"

#include <array>
#include <charconv>
#include <utility>

#include "chancery/utf8.h"

namespace chancery {
namespace {

constexpr std::array<std::pair<std::string_view, char32_t>, 22> kNames = {{
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
    {"nbsp", ' '},     {"ndash", 0x2013}, {"mdash", 0x2014},  {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}, {"laquo", 0xAB},   {"raquo", 0xBB},
    {"eacute", 0xE9},  {"egrave", 0xE8},  {"agrave", 0xE0},   {"ccedil", 0xE7},  {"ouml", 0xF6},
    {"uuml", 0xFC},    {"auml", 0xE4},
}};

// 0 when `name` (between & and ;) is no reference.
char32_t reference(std::string_view name) {
  if (name.size() > 1 && name[0] == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    uint32_t value = 0;
    const char* first = name.data() + (hex ? 2 : 1);
    const char* last = name.data() + name.size();
    const auto [end, error] = std::from_chars(first, last, value, hex ? 16 : 10);
    const bool valid = value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
    return error == std::errc() && end == last && valid ? value : 0;
  }
  for (const auto& [known, c] : kNames)
    if (known == name) return c;
  return 0;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    if (text[pos] == '&') {
      const size_t end = text.substr(pos, 12).find(';');
      if (end != text.npos) {
        if (const char32_t c = reference(text.substr(pos + 1, end - 1))) {
          utf8::append(out, c);
          pos += end + 1;
          continue;
        }
      }
    }
    out += text[pos++];
  }
  return out;
}

}  // namespace chancery
