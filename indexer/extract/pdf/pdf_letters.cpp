#include "indexer/extract/pdf/pdf_letters.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "chancery/strings.h"
#include "chancery/utf8.h"

namespace chancery::indexer {
namespace {

// What fonts of the Adobe Glyph List have in the private use area: small capitals as capitals, and
// figures of another height as figures; 0 for anything else.
char plain_glyph(std::string_view character) {
  size_t at = 0;
  const char32_t c = utf8::next(character, at);
  if (c >= 0xF761 && c <= 0xF77A) return static_cast<char>('A' + (c - 0xF761));
  if (c >= 0xF730 && c <= 0xF739) return static_cast<char>('0' + (c - 0xF730));
  return 0;
}

}  // namespace

std::string plain_letters(const std::string& text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kForms = {{
      {"\xEF\xAC\x80", "ff"},
      {"\xEF\xAC\x81", "fi"},
      {"\xEF\xAC\x82", "fl"},
      {"\xEF\xAC\x83", "ffi"},
      {"\xEF\xAC\x84", "ffl"},
      {"\xEF\xAC\x85", "st"},
      {"\xEF\xAC\x86", "st"},
      {"\xC2\xAD", ""},
      {"\xE2\x80\x8B", ""},
      {"\xE2\x80\xAA", ""},
      {"\xE2\x80\xAB", ""},
      {"\xE2\x80\xAC", ""},
  }};
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    bool found = false;
    if (static_cast<unsigned char>(text[pos]) >= 0xC2) {
      for (const auto& [form, letters] : kForms) {
        if (!std::string_view(text).substr(pos).starts_with(form)) continue;
        out += letters;
        pos += form.size();
        found = true;
        break;
      }
      if (const auto lead = static_cast<unsigned char>(text[pos]); !found && lead == 0xEF) {
        if (const char plain = plain_glyph(std::string_view(text).substr(pos)); plain != 0) {
          out += plain;
          pos += 3;
          found = true;
        }
      }
    }
    if (!found) out += text[pos++];
  }
  return out;
}

size_t letters_in(const PageLines& lines) {
  size_t letters = 0;
  for (const std::string& line : lines)
    letters += static_cast<size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return is_word(c) && !is_digit(c); }));
  return letters;
}

bool is_undecodable(const std::vector<PageLines>& pages) {
  size_t known = 0;
  size_t unknown = 0;
  for (const PageLines& lines : pages)
    for (const std::string& line : lines)
      for (size_t at = 0; at < line.size();) {
        const char32_t c = utf8::next(line, at);
        const bool is_private = (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD || c >= 0xF0000;
        unknown += is_private;
        known += !is_private && (c >= 0x80 || is_letter(static_cast<char>(c)));
      }
  return unknown > 20 && unknown > known;
}

}  // namespace chancery::indexer
