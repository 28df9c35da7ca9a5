#include "indexer/extract/mail/outlook_message.h"

#include <optional>
#include <utility>

#include "chancery/strings.h"
#include "indexer/clean/page_text.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail/compressed_rtf.h"
#include "indexer/extract/mail/mail_text.h"
#include "indexer/extract/mail/mime_tree.h"
#include "indexer/extract/old_office/ole_properties.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/web/html_text.h"

namespace chancery::indexer {
namespace {

// The best of its bodies: all say the same.
std::string body_of(const OutlookMessage& message, Clues& clues) {
  if (!trim(message.plain).empty()) {
    Decoded decoded;
    decode(message.plain, "utf-8", decoded);
    return inert_text(clean_mail_text(decoded.text, clues));
  }
  if (!message.html.empty()) {
    PageText page({.find_headline = false, .is_page = false}, clues);
    for (const std::string& paragraph : html_paragraphs(message.html, message.html_charset))
      page.add(paragraph);
    return inert_text(page.finish());
  }
  const std::string rtf = uncompressed_rtf(message.rtf);
  return rtf.empty() ? "" : extract_rtf(rtf, "application/rtf").text;
}

// The sender's own day, as the headers tell it; else that of Greenwich.
std::optional<Date> day_of(const OutlookMessage& message) {
  if (const GObjectPtr<GMimeMessage> head = parse_message(message.headers); head != nullptr) {
    if (const auto day = parse_date(header_of(GMIME_OBJECT(head.get()), "Date"))) return day;
  }
  return parse_date(day_of_filetime(message.sent));
}

}  // namespace

Extracted read_outlook_message(const OutlookMessage& message) {
  Extracted out;
  Clues& clues = out.clues;
  clues.title = collapse_spaces(message.subject);
  const std::string sender = collapse_spaces(message.sender);
  if (!sender.empty()) clues.add_authors(Source::kMail, {sender});
  clues.add_date(Source::kMail, day_of(message));
  out.text = body_of(message, clues);
  if (out.text.empty()) out.text = inert_text(clues.title);
  return out;
}

void attach_file(std::string name, std::string type, std::string bytes, Extracted& message) {
  if (bytes.empty() || type.starts_with("image/") || !is_document_name(name)) return;
  message.parts.push_back({std::move(name), std::move(type), 0, std::move(bytes)});
}

void attach_message(Extracted inner, Extracted& message) {
  constexpr size_t kMaxName = 80;  // bytes
  inner.name = inner.clues.title.empty() ? "message" : inner.clues.title.substr(0, kMaxName);
  message.documents.push_back(std::move(inner));
}

}  // namespace chancery::indexer
