#include "chancery/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace chancery::utf8 {

namespace {
constexpr char32_t kReplacement = 0xFFFD;
}

char32_t next(std::string_view text, size_t& pos) {
  const auto first = static_cast<unsigned char>(text[pos]);
  if (first < 0x80) {
    ++pos;
    return first;
  }
  // U8_NEXT counts in int32_t: look at no more than one character's bytes.
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data()) + pos;
  const auto length = static_cast<int32_t>(std::min<size_t>(4, text.size() - pos));
  int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, i, length, c);
  if (c < 0) {
    ++pos;
    return kReplacement;
  }
  pos += static_cast<size_t>(i);
  return static_cast<char32_t>(c);
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  char bytes[4];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, static_cast<size_t>(length));
}

bool is_valid(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      ++pos;
      continue;
    }
    const size_t start = pos;
    if (next(text, pos) == kReplacement && pos == start + 1) return false;
  }
  return true;
}

std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) append(out, next(text, pos));
  return out;
}

size_t floor(std::string_view text, size_t pos) {
  if (pos >= text.size()) return text.size();
  for (int back = 0; back < 3 && pos > 0 && (text[pos] & 0xC0) == 0x80; ++back) --pos;
  return pos;
}

namespace {
size_t columns_of(char32_t c) {
  if (c < 0x300) return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD ? 0 : 1;
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}
}  // namespace

size_t width(std::string_view text) {
  size_t columns = 0;
  for (size_t pos = 0; pos < text.size();) columns += columns_of(next(text, pos));
  return columns;
}

std::string_view fit(std::string_view text, size_t columns) {
  size_t used = 0;
  for (size_t pos = 0; pos < text.size();) {
    const size_t start = pos;
    used += columns_of(next(text, pos));
    if (used > columns) return text.substr(0, start);
  }
  return text;
}

bool is_inert(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
  // Line and paragraph separators, bidi controls, interlinear marks, tags, byte order mark. Joiners
  // (U+200C, U+200D) stay: Persian and emoji need them and they act on nothing.
  return !(c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F));
}

std::string inert(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = next(text, pos);
    if (is_inert(c)) {
      append(out, c);
    } else if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
      if (out.empty() || out.back() != ' ') out += ' ';
    } else if (c < 0xA0) {
      append(out, kReplacement);
    }
  }
  return out;
}

}  // namespace chancery::utf8
