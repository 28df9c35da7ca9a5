// From the bytes of a text to UTF-8.
//
// What decides, in order: a byte order mark; the pattern of UTF-16 and UTF-32 without one; escape
// sequences of ISO-2022 and HZ; validity as UTF-8; the charset that the document declares, when the
// bytes fit it; detection by uchardet.
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

struct Decoded {
  // Valid UTF-8 without control characters other than tab and newline (CR LF and CR are newlines).
  // Views `bytes` when nothing had to change, else `storage`.
  std::string_view text;
  std::string storage;
  std::string charset;  // an ICU name: "UTF-8", "windows-1251"

  Decoded() = default;
  Decoded(const Decoded&) = delete;
  Decoded& operator=(const Decoded&) = delete;
};

// The charset of `bytes`, never empty. `declared` is what the document says of itself, or empty.
std::string detect_charset(std::string_view bytes, std::string_view declared = "");

// Decodes `bytes` into `out`; double-encoded UTF-8 ("â€™") is repaired.
void decode(std::string_view bytes, std::string_view declared, Decoded& out);

// `bytes` of a charset that is known for sure, as UTF-8. `charset`: an ICU name or alias; bytes of
// one that ICU does not know are taken for UTF-8 and repaired.
std::string to_utf8(std::string_view bytes, const std::string& charset);

// The charset that an HTML page or XML declaration names in its first 4 KiB, or empty.
std::string declared_charset(std::string_view bytes);

// Whether `bytes` are text in some charset: false for data with many NULs or control bytes that
// are neither UTF-16 nor UTF-32.
bool looks_like_text(std::string_view bytes);

}  // namespace chancery::indexer
