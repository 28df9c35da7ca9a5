// Messages of Outlook ([MS-OXMSG]).
#include <algorithm>

#include "chancery/strings.h"
#include "indexer/clean/page_text.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail/compressed_rtf.h"
#include "indexer/extract/mail/mail_text.h"
#include "indexer/extract/old_office/compound_file.h"
#include "indexer/extract/old_office/little_endian.h"
#include "indexer/extract/old_office/ole_properties.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/web/html_text.h"

namespace chancery::indexer {
namespace {

constexpr int kMaxInnerMsg = 8;
constexpr size_t kMaxMsgAttachments = 500;

// Properties by their numbers ([MS-OXPROPS]).
constexpr std::string_view kSubjectStream = "0037";
constexpr std::string_view kSender = "0C1A";
constexpr std::string_view kSenderAddress = "5D01";
constexpr std::string_view kBodyStream = "1000";
constexpr std::string_view kHtmlBodyStream = "1013";
constexpr std::string_view kRtfBodyStream = "1009";
constexpr std::string_view kAttachedData = "3701";
constexpr std::string_view kLongNameStream = "3707";
constexpr std::string_view kShortName = "3704";
constexpr std::string_view kMimeType = "370E";
constexpr uint32_t kSubmitTime = 0x0039'0040;
constexpr uint32_t kDeliveryTime = 0x0E06'0040;
constexpr uint32_t kMessageCodePage = 0x3FFD'0003;

class MsgReader {
 public:
  // `folder`: "" or the path of an embedded message with its slash.
  MsgReader(const CompoundFile& file, std::string folder, int depth)
      : file_(file),
        folder_(std::move(folder)),
        depth_(depth),
        properties_(file.stream(folder_ + "__properties_version1.0", 1 << 20)) {
    const auto page = fixed(kMessageCodePage);
    if (page != 0) code_page_ = static_cast<int>(page);
  }

  Extracted read() {
    Extracted out;
    Clues& clues = out.clues;
    clues.title = collapse_spaces(text(kSubjectStream));
    std::string sender = collapse_spaces(text(kSender));
    if (sender.empty()) sender = text(kSenderAddress);
    if (!sender.empty()) clues.add_authors(Source::kMail, {sender});
    uint64_t time = fixed(kSubmitTime);
    if (time == 0) time = fixed(kDeliveryTime);
    clues.add_date(Source::kMail, parse_date(day_of_filetime(time)));
    out.text = body(clues);
    read_attachments(out);
    if (out.text.empty()) out.text = inert_text(clues.title);
    return out;
  }

 private:
  std::string stream(std::string_view folder, std::string_view property,
                     std::string_view type) const {
    return file_.stream(folder_ + std::string(folder) + "__substg1.0_" + std::string(property) +
                        std::string(type));
  }

  std::string text(std::string_view property, std::string_view folder = "") const {
    if (std::string wide = stream(folder, property, "001F"); !wide.empty())
      return to_utf8(wide, "UTF-16LE");
    return to_utf8(stream(folder, property, "001E"), code_page_charset(code_page_));
  }

  // A property of eight bytes at most: entries of 16 bytes behind a header, whose size differs
  // between a message and one inside another.
  uint64_t fixed(uint32_t tag) const {
    for (size_t at = folder_.empty() ? 32 : 24; at + 16 <= properties_.size(); at += 16)
      if (little_endian<uint32_t>(properties_, at) == tag)
        return little_endian<uint64_t>(properties_, at + 8);
    return 0;
  }

  std::string body(Clues& clues) const {
    if (const std::string plain = text(kBodyStream); !trim(plain).empty()) {
      Decoded decoded;
      decode(plain, "utf-8", decoded);
      return inert_text(clean_mail_text(decoded.text, clues));
    }
    std::string html = stream("", kHtmlBodyStream, "0102");
    if (html.empty()) html = text(kHtmlBodyStream);
    if (!html.empty()) {
      PageText page({.find_headline = false, .is_page = false}, clues);
      for (const std::string& paragraph : html_paragraphs(html)) page.add(paragraph);
      return inert_text(page.finish());
    }
    const std::string rtf = uncompressed_rtf(stream("", kRtfBodyStream, "0102"));
    return rtf.empty() ? "" : extract_rtf(rtf, "application/rtf").text;
  }

  void read_attachments(Extracted& out) const {
    size_t count = 0;
    for (const std::string& path : file_.paths()) {
      if (!path.starts_with(folder_ + "__attach_version1.0_")) continue;
      const std::string folder = path.substr(folder_.size());
      if (folder.find('/') != folder.npos || ++count > kMaxMsgAttachments) continue;
      const std::string inner =
          folder_ + folder + "/__substg1.0_" + std::string(kAttachedData) + "000D";
      if (file_.has(inner + "/__properties_version1.0")) {
        if (depth_ >= kMaxInnerMsg) {
          out.note = "mails nested too deep are left out";
          continue;
        }
        Extracted message = MsgReader(file_, inner + "/", depth_ + 1).read();
        message.name = message.clues.title.empty() ? "message" : message.clues.title.substr(0, 80);
        out.documents.push_back(std::move(message));
        continue;
      }
      std::string name = text(kLongNameStream, folder + "/");
      if (name.empty()) name = text(kShortName, folder + "/");
      const std::string type = lower(text(kMimeType, folder + "/"));
      std::string bytes = stream(folder + "/", kAttachedData, "0102");
      if (!bytes.empty() && !type.starts_with("image/") && is_document_name(name))
        out.parts.push_back({std::move(name), type, 0, std::move(bytes)});
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
