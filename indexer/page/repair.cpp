#include "indexer/page/repair.h"

#include <array>
#include <cstring>

#include "chancery/utf8.h"

namespace chancery::indexer {
namespace {

// What Windows-1252 has at 0x80–0x9F; 0 where it has nothing.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that Windows-1252 has for `c`, -1 for none. C1 controls stand for themselves, since
// careless decoders let them through.
int windows_1252_byte(char32_t c) {
  if (c < 0x100) return static_cast<int>(c);
  for (size_t i = 0; i < kWindows1252.size(); ++i)
    if (kWindows1252[i] == c) return static_cast<int>(0x80 + i);
  return -1;
}

bool is_ascii_block(const char* data) {
  uint64_t word;
  std::memcpy(&word, data, 8);
  // No byte with its high bit set and none below 0x20: the usual test for a byte less than n.
  const uint64_t high = 0x8080808080808080ULL;
  const uint64_t below = (word - 0x2020202020202020ULL) & ~word;
  const uint64_t deletes = word ^ 0x7F7F7F7F7F7F7F7FULL;
  const uint64_t is_delete = (deletes - 0x0101010101010101ULL) & ~deletes;
  return ((word | below | is_delete) & high) == 0;
}

bool is_unclean(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xFEFF ||
         c == 0xFFFD || (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE ||
         (c >= 0xFDD0 && c <= 0xFDEF) || c == 0x2028 || c == 0x2029 || c == 0xAD || c == 0x2060;
}

// A place where a line may break, between two letters of a script that does not need one: Thai and
// Khmer words are parted by it.
bool is_useless_break(char32_t before, char32_t c) {
  constexpr char32_t kFirstOther = 0x590;  // Latin, Greek, Cyrillic and Armenian are below
  const bool letter = (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z') ||
                      (before >= 0xC0 && before < kFirstOther);
  return c == 0x200B && letter;
}

// The length of the double-encoded sequence at `pos` and its bytes, or 0.
size_t double_encoded(std::string_view text, size_t pos, std::string& bytes) {
  bytes.clear();
  size_t at = pos;
  const int lead = windows_1252_byte(utf8::next(text, at));
  const int wanted = lead >= 0xC2 && lead < 0xE0   ? 1
                     : lead >= 0xE0 && lead < 0xF0 ? 2
                     : lead >= 0xF0 && lead < 0xF5 ? 3
                                                   : 0;
  if (wanted == 0) return 0;
  bytes += static_cast<char>(lead);
  for (int i = 0; i < wanted; ++i) {
    if (at >= text.size()) return 0;
    const int byte = windows_1252_byte(utf8::next(text, at));
    if (byte < 0x80 || byte > 0xBF) return 0;
    bytes += static_cast<char>(byte);
  }
  return utf8::is_valid(bytes) ? at - pos : 0;
}

}  // namespace

bool has_unclean_characters(std::string_view text) {
  char32_t before = 0;
  for (size_t pos = 0; pos < text.size();) {
    if (pos + 8 <= text.size() && is_ascii_block(text.data() + pos)) {
      pos += 8;
      before = static_cast<unsigned char>(text[pos - 1]);
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x80) {
      if (is_unclean(byte)) return true;
      before = byte;
      ++pos;
    } else {
      const char32_t c = utf8::next(text, pos);
      if (is_unclean(c) || is_useless_break(before, c)) return true;
      before = c;
    }
  }
  return false;
}

std::string clean_characters(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t before = 0;
  for (size_t pos = 0; pos < text.size();) {
    if (pos + 8 <= text.size() && is_ascii_block(text.data() + pos)) {
      out.append(text, pos, 8);
      pos += 8;
      before = static_cast<unsigned char>(text[pos - 1]);
      continue;
    }
    const size_t start = pos;
    const char32_t c = utf8::next(text, pos);
    if (is_useless_break(before, c)) continue;
    before = c;
    if (c == '\r' || c == 0x2028 || c == 0x2029) {
      if (c != '\r' || pos >= text.size() || text[pos] != '\n') out += '\n';
    } else if (c == '\v' || c == '\f') {
      out += '\n';
    } else if (c >= 0x80 && c < 0xA0) {
      if (kWindows1252[c - 0x80] != 0) {
        utf8::append(out, kWindows1252[c - 0x80]);
      } else if (c == 0x85) {
        out += '\n';
      }
    } else if (c == 0xFFFD) {
      utf8::append(out, c);
    } else if (!is_unclean(c)) {
      out.append(text, start, pos - start);
    }
  }
  return out;
}

bool is_double_encoded(std::string_view text) {
  // Cheap: "â€" opens every quote and dash; "Ã" and "Â" before U+0080–U+00BF open Latin letters.
  if (text.find("\u00E2\u20AC") != text.npos) return true;
  size_t found = 0;
  std::string bytes;
  for (const std::string_view lead : {"\u00C3", "\u00C2", "\u00D0", "\u00D1"})
    for (size_t pos = 0; found < 3 && (pos = text.find(lead, pos)) != text.npos; pos += 2)
      found += double_encoded(text, pos, bytes) != 0;
  return found >= 3;
}

std::string repair_double_encoding(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::string bytes;
  size_t copied = 0;
  // The lead byte of a sequence, 0xC2–0xF4, was encoded as 0xC3 and a byte.
  for (size_t pos = 0; (pos = text.find('\xC3', pos)) != text.npos;) {
    const size_t length = double_encoded(text, pos, bytes);
    if (length == 0) {
      ++pos;
      continue;
    }
    out.append(text, copied, pos - copied);
    out += bytes;
    pos += length;
    copied = pos;
  }
  return out.append(text, copied);
}

}  // namespace chancery::indexer
