#include "indexer/extract/mail/compressed_rtf.h"

#include <algorithm>

#include "indexer/extract/old_office/little_endian.h"

namespace chancery::indexer {
namespace {

constexpr uint32_t kCompressed = 0x75465A4C;
constexpr uint32_t kPlain = 0x414C454D;
constexpr size_t kWindow = 4096;
constexpr size_t kMaxSize = size_t{32} << 20;

// What the dictionary holds before the first byte, by the specification.
constexpr std::string_view kStart =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

}  // namespace

std::string uncompressed_rtf(std::string_view bytes) {
  const size_t size = std::min<size_t>(little_endian<uint32_t>(bytes, 4), kMaxSize);
  const auto kind = little_endian<uint32_t>(bytes, 8);
  if (kind == kPlain) return std::string(bytes.substr(16, size));
  if (kind != kCompressed) return "";
  std::string window(kStart);
  window.resize(kWindow, ' ');
  size_t write = kStart.size();
  std::string out;
  const auto put = [&](char c) {
    out += c;
    window[write] = c;
    write = (write + 1) % kWindow;
  };
  for (size_t at = 16; at < bytes.size() && out.size() < size;) {
    const auto flags = static_cast<unsigned char>(bytes[at++]);
    for (int bit = 0; bit < 8 && at < bytes.size() && out.size() < size; ++bit) {
      if ((flags >> bit & 1) == 0) {
        put(bytes[at++]);
        continue;
      }
      if (at + 1 >= bytes.size()) return out;
      const size_t reference = static_cast<size_t>(static_cast<unsigned char>(bytes[at])) << 8 |
                               static_cast<unsigned char>(bytes[at + 1]);
      at += 2;
      const size_t offset = reference >> 4;
      if (offset == write) return out;
      for (size_t i = 0; i < (reference & 0xF) + 2; ++i) put(window[(offset + i) % kWindow]);
    }
  }
  return out;
}

}  // namespace chancery::indexer
