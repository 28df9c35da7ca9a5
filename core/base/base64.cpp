#include "chancery/base64.h"

#include <cstdint>

namespace chancery {

namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr unsigned kDigitBits = 6;
constexpr unsigned kByteBits = 8;

}  // namespace

std::string to_base64(std::string_view bytes) {
  constexpr size_t kGroup = 3;  // bytes, of which four digits are made
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += kGroup) {
    uint32_t group = 0;
    for (size_t j = 0; j < kGroup; ++j) {
      group <<= kByteBits;
      if (i + j < bytes.size()) group |= static_cast<unsigned char>(bytes[i + j]);
    }
    for (size_t j = 0; j <= kGroup; ++j) {
      const bool padding = i + j > bytes.size();
      out += padding ? '=' : kDigits[group >> (kDigitBits * (kGroup - j)) & 0x3F];
    }
  }
  return out;
}

std::string from_base64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string out;
  uint32_t bits = 0;
  unsigned held = 0;  // bits that are not written yet
  for (const char c : text) {
    const size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return "";
    bits = (bits << kDigitBits | static_cast<uint32_t>(digit)) & 0xFFFF;
    held += kDigitBits;
    if (held < kByteBits) continue;
    held -= kByteBits;
    out += static_cast<char>(bits >> held & 0xFF);
  }
  return out;
}

}  // namespace chancery
