#include "indexer/extract/charset/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/extract/charset/charset_guess.h"
#include "indexer/page/repair.h"

namespace chancery::indexer {
namespace {

constexpr size_t kSample = 256 * 1024;

std::string byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  return "";
}

// UTF-32 without a mark: every unit is below U+110000. UTF-16: the NULs of ASCII (spaces and line
// ends at least, in any script) stand at odd or at even offsets only.
std::string wide_units(std::string_view bytes) {
  const size_t size = std::min<size_t>(bytes.size(), 8192) & ~size_t{3};
  if (size < 4 || std::memchr(bytes.data(), 0, size) == nullptr) return "";
  size_t little = 0;
  size_t big = 0;
  for (size_t i = 0; i < size; i += 4) {
    const auto* unit = reinterpret_cast<const unsigned char*>(bytes.data() + i);
    little += unit[3] == 0 && unit[2] <= 0x10 && (unit[0] | unit[1] | unit[2]) != 0;
    big += unit[0] == 0 && unit[1] <= 0x10 && (unit[1] | unit[2] | unit[3]) != 0;
  }
  if (bytes.size() % 4 == 0 && little == size / 4) return "UTF-32LE";
  if (bytes.size() % 4 == 0 && big == size / 4) return "UTF-32BE";
  std::array<size_t, 2> nuls{};
  std::array<size_t, 2> blanks{};  // NUL beside a space or line end, in either order
  for (size_t i = 0; i < size; ++i) {
    if (bytes[i] != 0) continue;
    ++nuls[i % 2];
    const char other = bytes[i ^ 1];
    blanks[i % 2] += other == ' ' || other == '\n' || other == '\r';
  }
  const size_t units = size / 2;
  const auto is_wide = [&](size_t side) {
    return nuls[1 - side] * 50 <= nuls[side] && nuls[side] * 40 >= units &&
           (nuls[side] * 10 >= units * 3 || blanks[side] * 40 >= units);
  };
  if (is_wide(1)) return "UTF-16LE";
  if (is_wide(0)) return "UTF-16BE";
  return "";
}

std::string escape_sequences(std::string_view bytes) {
  bytes = bytes.substr(0, kSample);
  const size_t escape = bytes.find('\x1B');
  if (escape != bytes.npos) {
    if (bytes.find("\x1B$)C") != bytes.npos) return "ISO-2022-KR";
    if (bytes.find("\x1B$)A") != bytes.npos || bytes.find("\x1B$)G") != bytes.npos)
      return "ISO-2022-CN";
    if (bytes.find("\x1B$B") != bytes.npos || bytes.find("\x1B$@") != bytes.npos ||
        bytes.find("\x1B(J") != bytes.npos)
      return "ISO-2022-JP-2";
  }
  const size_t open = bytes.find("~{");
  if (open != bytes.npos && bytes.find("~}", open) != bytes.npos &&
      std::none_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; })) {
    // HZ: the bytes between are pairs of printable ASCII; text about a tilde is not.
    const std::string_view run = bytes.substr(open + 2, bytes.find("~}", open) - open - 2);
    if (!run.empty() && run.size() % 2 == 0 && run.find(' ') == run.npos) return "HZ-GB-2312";
  }
  return "";
}

bool is_ascii(std::string_view bytes) {
  size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    if ((word & 0x8080808080808080ULL) != 0) return false;
  }
  for (; i < bytes.size(); ++i)
    if ((bytes[i] & 0x80) != 0) return false;
  return true;
}

// Mostly UTF-8 with a few bad bytes (a cut or a paste of another charset) is still UTF-8.
bool is_nearly_utf8(std::string_view bytes) {
  bytes = bytes.substr(0, kSample);
  size_t good = 0;
  size_t bad = 0;
  for (size_t pos = 0; pos < bytes.size();) {
    if ((bytes[pos] & 0x80) == 0) {
      ++pos;
      continue;
    }
    const size_t start = pos;
    const char32_t c = utf8::next(bytes, pos);
    if (c == 0xFFFD && pos == start + 1) {
      ++bad;
    } else {
      ++good;
    }
  }
  return good > 20 * bad;
}

// `bytes` of UTF-8 with pieces of Latin-1 pasted in: a single byte above ASCII among ASCII is the
// letter that it is there (C1 controls, Windows-1252's marks, are read where characters are
// cleaned). Other damage gives U+FFFD.
std::string with_pasted_latin(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  const auto ascii = [&](size_t at) { return at >= bytes.size() || (bytes[at] & 0x80) == 0; };
  for (size_t pos = 0; pos < bytes.size();) {
    const size_t start = pos;
    char32_t c = utf8::next(bytes, pos);
    const auto byte = static_cast<unsigned char>(bytes[start]);
    if (c == 0xFFFD && pos == start + 1 && byte >= 0x91 && ascii(pos) &&
        (start == 0 || ascii(start - 1)))
      c = byte;
    utf8::append(out, c);
  }
  return out;
}

}  // namespace

// Converts by pieces, so that a large text is never held as UTF-16.
std::string to_utf8(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &status),
                                                                ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status),
                                                              ucnv_close);
  if (U_FAILURE(status)) return utf8::repaired(bytes);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::array<char, 64 * 1024> piece;
  std::array<UChar, 16 * 1024> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (bool first = true;; first = false) {
    char* target = piece.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), first,
                   true, &status);
    out.append(piece.data(), target);
    if (status != U_BUFFER_OVERFLOW_ERROR) return out;
  }
}

std::string detect_charset(std::string_view bytes, std::string_view declared) {
  if (std::string found = byte_order_mark(bytes); !found.empty()) return found;
  if (std::string found = wide_units(bytes); !found.empty()) return found;
  if (std::string found = escape_sequences(bytes); !found.empty()) return found;
  if (is_ascii(bytes) || utf8::is_valid(bytes) || is_nearly_utf8(bytes)) return "UTF-8";
  return guess_charset(bytes.substr(0, kSample), declared);
}

void decode(std::string_view bytes, std::string_view declared, Decoded& out) {
  out.charset = detect_charset(bytes, declared);
  out.storage.clear();
  if (out.charset == "UTF-8") {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    out.text = bytes;
    if (!utf8::is_valid(bytes)) {
      out.storage = with_pasted_latin(bytes);
      out.text = out.storage;
    }
  } else {
    out.storage = to_utf8(bytes, out.charset);
    out.text = out.storage;
  }
  // Each step makes a new string from a view of the old one.
  const auto replace = [&](std::string (*step)(std::string_view)) {
    std::string changed = step(out.text);
    out.storage = std::move(changed);
    out.text = out.storage;
  };
  if (is_double_encoded(out.text)) replace(repair_double_encoding);
  if (has_unclean_characters(out.text)) replace(clean_characters);
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  const auto value = [&](size_t pos) {
    while (pos < head.size() && (is_space(head[pos]) || head[pos] == '"' || head[pos] == '\''))
      ++pos;
    const size_t end = head.find_first_of(" \t\r\n\"'>;/?", pos);
    return head.substr(pos, end == head.npos ? 0 : end - pos);
  };
  for (size_t pos = 0; (pos = head.find("charset", pos)) != head.npos;) {
    pos += 7;
    size_t equals = pos;
    while (equals < head.size() && is_space(head[equals])) ++equals;
    if (equals < head.size() && head[equals] == '=') return value(equals + 1);
  }
  const size_t xml = head.find("<?xml");
  if (xml != head.npos) {
    const size_t encoding = head.find("encoding=", xml);
    if (encoding != head.npos && encoding < head.find("?>", xml)) return value(encoding + 9);
  }
  return "";
}

bool looks_like_text(std::string_view bytes) {
  if (!byte_order_mark(bytes).empty() || !wide_units(bytes).empty()) return true;
  const std::string_view sample = bytes.substr(0, 64 * 1024);
  size_t nuls = 0;
  size_t controls = 0;
  for (const char c : sample) {
    nuls += c == 0;
    // ISO-2022 shifts with escape, SO and SI.
    controls += c > 0 && c < 0x20 && !is_space(c) && c != 0x1B && c != 0x0E && c != 0x0F;
  }
  return (nuls + controls) * 20 <= sample.size();
}

}  // namespace chancery::indexer
