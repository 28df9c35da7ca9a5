// Messages of Outlook ([MS-OXMSG]).
#include <fmt/format.h>

#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail/outlook_message.h"
#include "indexer/extract/old_office/compound_file.h"
#include "indexer/extract/old_office/little_endian.h"

namespace chancery::indexer {
namespace {

constexpr int kMaxInnerMsg = 8;
constexpr size_t kMaxMsgAttachments = 500;

// Types of properties ([MS-OXCDATA] 2.11.1).
constexpr uint16_t kNumber = 0x0003;
constexpr uint16_t kTime = 0x0040;
constexpr uint16_t kBytes = 0x0102;

class MsgReader {
 public:
  // `folder`: "" or the path of an embedded message with its slash.
  MsgReader(const CompoundFile& file, std::string folder, int depth)
      : file_(file),
        folder_(std::move(folder)),
        depth_(depth),
        properties_(file.stream(folder_ + "__properties_version1.0", 1 << 20)) {
    const auto page = fixed(property::kMessageCodePage, kNumber);
    if (page != 0) code_page_ = static_cast<int>(page);
  }

  Extracted read() {
    OutlookMessage message;
    message.subject = text(property::kSubject);
    message.sender = text(property::kSender);
    if (trim(message.sender).empty()) message.sender = text(property::kSenderAddress);
    message.headers = text(property::kHeaders);
    message.sent = fixed(property::kSubmitTime, kTime);
    if (message.sent == 0) message.sent = fixed(property::kDeliveryTime, kTime);
    message.plain = text(property::kBody);
    message.html = stream("", property::kHtmlBody, kBytes);
    if (message.html.empty()) message.html = text(property::kHtmlBody);
    message.rtf = stream("", property::kRtfBody, kBytes);
    Extracted out = read_outlook_message(message);
    read_attachments(out);
    return out;
  }

 private:
  std::string stream(std::string_view folder, uint16_t property, uint16_t type) const {
    return file_.stream(
        fmt::format("{}{}__substg1.0_{:04X}{:04X}", folder_, folder, property, type));
  }

  std::string text(uint16_t property, std::string_view folder = "") const {
    if (std::string wide = stream(folder, property, kWideText); !wide.empty())
      return to_utf8(wide, "UTF-16LE");
    return to_utf8(stream(folder, property, kNarrowText), code_page_charset(code_page_));
  }

  // A property of eight bytes at most: entries of 16 bytes behind a header, whose size differs
  // between a message and one inside another.
  uint64_t fixed(uint16_t property, uint16_t type) const {
    const uint32_t tag = uint32_t{property} << 16 | type;
    for (size_t at = folder_.empty() ? 32 : 24; at + 16 <= properties_.size(); at += 16)
      if (little_endian<uint32_t>(properties_, at) == tag)
        return little_endian<uint64_t>(properties_, at + 8);
    return 0;
  }

  void read_attachments(Extracted& out) const {
    size_t count = 0;
    for (const std::string& path : file_.paths()) {
      if (!path.starts_with(folder_ + "__attach_version1.0_")) continue;
      const std::string folder = path.substr(folder_.size());
      if (folder.find('/') != folder.npos || ++count > kMaxMsgAttachments) continue;
      const std::string inner =
          fmt::format("{}{}/__substg1.0_{:04X}000D", folder_, folder, property::kAttachedData);
      if (file_.has(inner + "/__properties_version1.0")) {
        if (depth_ >= kMaxInnerMsg) {
          out.note = "mails nested too deep are left out";
          continue;
        }
        attach_message(MsgReader(file_, inner + "/", depth_ + 1).read(), out);
        continue;
      }
      std::string name = text(property::kLongName, folder + "/");
      if (name.empty()) name = text(property::kShortName, folder + "/");
      attach_file(std::move(name), lower(text(property::kMimeType, folder + "/")),
                  stream(folder + "/", property::kAttachedData, kBytes), out);
    }
  }

  const CompoundFile& file_;
  std::string folder_;
  int depth_;
  std::string properties_;
  int code_page_ = 1252;
};

}  // namespace

Extracted extract_msg(std::string_view bytes, std::string_view /*mime*/) {
  const CompoundFile file(bytes);
  return MsgReader(file, "", 0).read();
}

}  // namespace chancery::indexer
