#include "chancery/strings.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "chancery/utf8.h"

namespace chancery {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::string lower_unicode(std::string_view text) {
  // Most texts are plain letters to their end, and then this is all.
  std::string out(text.begin(),
                  std::find_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }));
  for (char& c : out) c = lower(c);
  out.reserve(text.size());
  for (size_t pos = out.size(); pos < text.size();) {
    if (!(text[pos] & 0x80)) {
      out += lower(text[pos++]);
      continue;
    }
    utf8::append(out,
                 static_cast<char32_t>(u_tolower(static_cast<UChar32>(utf8::next(text, pos)))));
  }
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

size_t find_ignoring_case(std::string_view text, std::string_view needle, size_t from) {
  if (needle.empty()) return from;
  for (size_t pos = from; pos + needle.size() <= text.size(); ++pos)
    if (lower(text[pos]) == needle[0] && starts_with_ignoring_case(text.substr(pos), needle))
      return pos;
  return std::string_view::npos;
}

bool contains_ignoring_case(std::string_view text, std::string_view needle) {
  return find_ignoring_case(text, needle) != std::string_view::npos;
}

size_t space_length(std::string_view text, size_t pos) {
  const char c = text[pos];
  if (is_space(c)) return 1;
  const auto at = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  if (at(pos) == 0xC2 && (at(pos + 1) == 0xA0 || at(pos + 1) == 0x85)) return 2;
  if (at(pos) == 0xE2 && at(pos + 1) == 0x80) {
    const unsigned last = at(pos + 2);
    // U+2000–U+200B, line and paragraph separators, narrow no-break space.
    if ((last >= 0x80 && last <= 0x8B) || last == 0xA8 || last == 0xA9 || last == 0xAF) return 3;
  }
  if (at(pos) == 0xE3 && at(pos + 1) == 0x80 && at(pos + 2) == 0x80) return 3;
  if (at(pos) == 0xEF && at(pos + 1) == 0xBB && at(pos + 2) == 0xBF) return 3;
  return 0;
}

// Bytes that begin no space character.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (size_t c = ' ' + 1; c < plain.size(); ++c)
    plain[c] = c != 0xC2 && c != 0xE2 && c != 0xE3 && c != 0xEF;
  return plain;
}();

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const size_t n = space_length(text, 0);
    if (n == 0) break;
    text.remove_prefix(n);
  }
  while (!text.empty()) {
    if (is_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.size() >= 2 && space_length(text, text.size() - 2) == 2) {
      text.remove_suffix(2);
    } else if (text.size() >= 3 && space_length(text, text.size() - 3) == 3) {
      text.remove_suffix(3);
    } else {
      break;
    }
  }
  return text;
}

void append_collapsed(std::string& out, std::string_view text) {
  const auto is_plain = [&](size_t i) { return kPlain[static_cast<unsigned char>(text[i])]; };
  bool space = false;
  bool started = false;
  for (size_t pos = 0; pos < text.size();) {
    size_t end = pos;
    // A run of words with single spaces between them is copied as it is.
    for (;;) {
      while (end < text.size() && is_plain(end)) ++end;
      if (end == pos || end + 1 >= text.size() || text[end] != ' ' || !is_plain(end + 1)) break;
      ++end;
    }
    if (end == pos) {
      if (const size_t n = space_length(text, pos)) {
        space = true;
        pos += n;
        continue;
      }
      end = pos + 1;
    }
    if (space && started) out += ' ';
    space = false;
    started = true;
    out.append(text, pos, end - pos);
    pos = end;
  }
}

std::string collapse_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_collapsed(out, text);
  return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (size_t pos = 0;;) {
    const size_t end = text.find(separator, pos);
    parts.push_back(text.substr(pos, end - pos));
    if (end == std::string_view::npos) return parts;
    pos = end + separator.size();
  }
}

size_t count_words(std::string_view text) {
  size_t words = 0;
  bool inside = false;
  for (size_t pos = 0; pos < text.size();) {
    const size_t n = space_length(text, pos);
    words += n == 0 && !inside;
    inside = n == 0;
    pos += std::max<size_t>(n, 1);
  }
  return words;
}

size_t count_characters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool ends_sentence(std::string_view text) {
  if (!text.empty()) {
    // Nearly always the last byte tells.
    const char last = text.back();
    if (last == '.' || last == '!' || last == '?') return true;
    if (is_letter(last) || is_digit(last) || last == ',') return false;
  }
  static constexpr std::array<std::string_view, 10> kClosers = {
      "\"", "'", ")", "]", "\u201D", "\u2019", "\u00BB", "\u203A", "*", "_"};
  static constexpr std::array<std::string_view, 9> kEnds = {
      ".", "!", "?", "\u2026", "\u3002", "\uFF01", "\uFF1F", "\u061F", "\u0964"};
  text = trim(text);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view closer : kClosers)
      if (text.ends_with(closer)) {
        text.remove_suffix(closer.size());
        again = true;
      }
  }
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

namespace {

char32_t first_letter(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    if (u_isalpha(static_cast<UChar32>(c))) return c;
    if (u_isdigit(static_cast<UChar32>(c))) return 0;
  }
  return 0;
}

}  // namespace

bool starts_upper(std::string_view text) {
  const auto c = static_cast<UChar32>(first_letter(text.substr(0, 64)));
  return c != 0 && (u_isupper(c) || u_istitle(c));
}

bool starts_lower(std::string_view text) {
  const auto c = static_cast<UChar32>(first_letter(text.substr(0, 64)));
  return c != 0 && u_islower(c);
}

std::string comparable(std::string_view text) {
  std::string out;
  bool space = false;
  for (size_t pos = 0; pos < text.size();) {
    const auto c = static_cast<UChar32>(utf8::next(text, pos));
    if (!u_isalnum(c)) {
      // Apostrophes are written in too many ways to separate words here.
      space = space || (c != '\'' && c != 0x2019 && c != 0x2018);
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    utf8::append(out, static_cast<char32_t>(u_tolower(c)));
  }
  return out;
}

}  // namespace chancery
