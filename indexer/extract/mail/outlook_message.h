// What Outlook keeps of a message, in a file of its own (.msg) or among others (.pst).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// Properties by their numbers ([MS-OXPROPS]).
namespace property {
inline constexpr uint16_t kClass = 0x001A;
inline constexpr uint16_t kSubject = 0x0037;
inline constexpr uint16_t kSubmitTime = 0x0039;
inline constexpr uint16_t kHeaders = 0x007D;
inline constexpr uint16_t kSender = 0x0C1A;
inline constexpr uint16_t kSenderAddress = 0x5D01;
inline constexpr uint16_t kDeliveryTime = 0x0E06;
inline constexpr uint16_t kBody = 0x1000;
inline constexpr uint16_t kRtfBody = 0x1009;
inline constexpr uint16_t kHtmlBody = 0x1013;
inline constexpr uint16_t kAttachedData = 0x3701;
inline constexpr uint16_t kShortName = 0x3704;
inline constexpr uint16_t kLongName = 0x3707;
inline constexpr uint16_t kMimeType = 0x370E;
inline constexpr uint16_t kBodyCodePage = 0x3FDE;
inline constexpr uint16_t kMessageCodePage = 0x3FFD;
}  // namespace property

// The types of properties ([MS-OXCDATA] 2.11.1) that hold text: bytes of a code page, UTF-16.
inline constexpr uint16_t kNarrowText = 0x001E;
inline constexpr uint16_t kWideText = 0x001F;

// Text is UTF-8; what the message lacks is empty or 0.
struct OutlookMessage {
  std::string subject;
  std::string sender;   // a name, or an address
  std::string headers;  // with which it came through the internet
  uint64_t sent = 0;    // a FILETIME: 100 nanoseconds since 1601
  std::string plain;
  std::string html;          // in the charset that it declares, or `html_charset`
  std::string html_charset;  // an ICU name
  std::string rtf;           // compressed (compressed_rtf.h)
};

// The message without what is attached to it: title, author, day and text, which is the subject
// when it has none of its own.
Extracted read_outlook_message(const OutlookMessage& message);

// Adds a file that is attached to a message, unless it can be no document (a picture, a card).
void attach_file(std::string name, std::string type, std::string bytes, Extracted& message);

// Adds a message that is attached to another.
void attach_message(Extracted inner, Extracted& message);

}  // namespace chancery::indexer
