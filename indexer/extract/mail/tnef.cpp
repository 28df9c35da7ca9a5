// winmail.dat, Outlook's own form of a mail inside other mail ([MS-OXTNEF]).
#include <fmt/format.h>

#include <map>

#include "chancery/strings.h"
#include "indexer/clean/page_text.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail/compressed_rtf.h"
#include "indexer/extract/mail/mail_text.h"
#include "indexer/extract/old_office/little_endian.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/web/html_text.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxTnefAttachments = 500;
constexpr size_t kMaxProperties = 5000;
constexpr uint32_t kSignature = 0x223E9F78;

// Attributes, with their types.
constexpr uint32_t kSubject = 0x0001'8004;
constexpr uint32_t kDateSent = 0x0003'8005;
constexpr uint32_t kBody = 0x0002'800C;
constexpr uint32_t kAttachData = 0x0006'800F;
constexpr uint32_t kAttachTitle = 0x0001'8010;
constexpr uint32_t kAttachBegins = 0x0006'9002;
constexpr uint32_t kMessageProperties = 0x0006'9003;
constexpr uint32_t kAttachProperties = 0x0006'9005;
constexpr uint32_t kCodePage = 0x0006'9007;

// Properties ([MS-OXPROPS]).
constexpr uint16_t kSenderName = 0x0C1A;
constexpr uint16_t kPlainBody = 0x1000;
constexpr uint16_t kRtfBody = 0x1009;
constexpr uint16_t kHtmlBody = 0x1013;
constexpr uint16_t kLongName = 0x3707;

class TnefReader {
 public:
  explicit TnefReader(std::string_view bytes) : bytes_(bytes) {}

  Extracted read() {
    if (little_endian<uint32_t>(bytes_, 0) != kSignature) throw Unreadable(reason::kDamaged);
    // A level, an id, a length, the data, a sum.
    constexpr size_t kHead = 9, kSum = 2;
    for (size_t at = 6; at + kHead <= bytes_.size();) {
      const auto id = little_endian<uint32_t>(bytes_, at + 1);
      const size_t size = little_endian<uint32_t>(bytes_, at + 5);
      if (size > bytes_.size() - at - kHead) {
        out_.note = "the rest of it is damaged";
        break;
      }
      attribute(id, bytes_.substr(at + kHead, size));
      at += kHead + size + kSum;
    }
    out_.text = body();
    std::erase_if(out_.parts, [](const Part& part) { return !is_document_name(part.name); });
    return std::move(out_);
  }

 private:
  void attribute(uint32_t id, std::string_view data) {
    if (id == kCodePage) code_page_ = static_cast<int>(little_endian<uint32_t>(data, 0));
    if (id == kSubject) out_.clues.title = collapse_spaces(text(data));
    if (id == kBody) plain_ = text(data);
    if (id == kDateSent) {
      const auto part = [&](size_t at) { return little_endian<uint16_t>(data, at); };
      out_.clues.add_date(Source::kMail,
                          parse_date(fmt::format("{:04}-{:02}-{:02}", part(0), part(2), part(4))));
    }
    if (id == kMessageProperties) {
      const auto found = properties(data);
      const auto value = [&](uint16_t name) {
        const auto entry = found.find(name);
        return entry == found.end() ? std::string() : entry->second;
      };
      if (std::string sender = collapse_spaces(value(kSenderName)); !sender.empty())
        out_.clues.add_authors(Source::kMail, {sender});
      if (plain_.empty()) plain_ = value(kPlainBody);
      rtf_ = value(kRtfBody);
      html_ = value(kHtmlBody);
    }
    if (id == kAttachBegins && out_.parts.size() < kMaxTnefAttachments) out_.parts.emplace_back();
    if (out_.parts.empty()) return;
    Part& part = out_.parts.back();
    if (id == kAttachTitle && part.name.empty()) part.name = text(data);
    if (id == kAttachData) part.bytes = data;
    if (id == kAttachProperties) {
      const auto found = properties(data);
      if (const auto name = found.find(kLongName); name != found.end()) part.name = name->second;
    }
  }

  std::string text(std::string_view bytes) const {
    return to_utf8(bytes.substr(0, bytes.find('\0')), code_page_charset(code_page_));
  }

  // Property number → its value, text in UTF-8; only those that are text or bytes.
  std::map<uint16_t, std::string> properties(std::string_view data) const {
    std::map<uint16_t, std::string> found;
    const size_t count = std::min<size_t>(little_endian<uint32_t>(data, 0), kMaxProperties);
    size_t at = 4;
    const auto number = [&] {
      const auto value = little_endian<uint32_t>(data, at);
      at += 4;
      return value;
    };
    const auto take = [&](size_t size) {
      const std::string_view part = data.substr(std::min(at, data.size()), size);
      at = size > data.size() ? data.size() : at + (size + 3) / 4 * 4;
      return part;
    };
    for (size_t i = 0; i < count && at < data.size(); ++i) {
      const uint32_t tag = number();
      const auto type = static_cast<uint16_t>(tag & 0x0FFF);
      const bool several = (tag & 0x1000) != 0;
      const auto name = static_cast<uint16_t>(tag >> 16);
      if (name >= 0x8000) {
        take(16);
        if (number() == 0) {
          take(4);
        } else {
          take(number());
        }
      }
      const bool variable = type == 0x1E || type == 0x1F || type == 0x102 || type == 0x0D;
      const size_t values = variable || several ? number() : 1;
      for (size_t value = 0; value < values && at < data.size(); ++value) {
        if (!variable) {
          const bool wide =
              type == 0x05 || type == 0x06 || type == 0x07 || type == 0x14 || type == 0x40;
          take(type == 0x48 ? 16 : wide ? 8 : 4);
          continue;
        }
        const std::string_view bytes = take(number());
        if (type == 0x1E) found.emplace(name, text(bytes));
        if (type == 0x1F) found.emplace(name, wide_text(bytes));
        if (type == 0x102) found.emplace(name, bytes);
      }
    }
    return found;
  }

  static std::string wide_text(std::string_view bytes) {
    std::string out = to_utf8(bytes, "UTF-16LE");
    return out.substr(0, out.find('\0'));
  }

  std::string body() {
    if (!trim(plain_).empty()) {
      Decoded decoded;
      decode(plain_, "utf-8", decoded);
      return inert_text(clean_mail_text(decoded.text, out_.clues));
    }
    if (!html_.empty()) {
      PageText page({.find_headline = false, .is_page = false}, out_.clues);
      for (const std::string& paragraph : html_paragraphs(html_)) page.add(paragraph);
      return inert_text(page.finish());
    }
    const std::string rtf = uncompressed_rtf(rtf_);
    return rtf.empty() ? "" : extract_rtf(rtf, "application/rtf").text;
  }

  std::string_view bytes_;
  int code_page_ = 1252;
  std::string plain_, html_, rtf_;
  Extracted out_;
};

}  // namespace

Extracted extract_tnef(std::string_view bytes, std::string_view /*mime*/) {
  return TnefReader(bytes).read();
}

}  // namespace chancery::indexer
