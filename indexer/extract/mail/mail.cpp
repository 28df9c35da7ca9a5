#include "indexer/extract/mail/mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/clean/page_text.h"
#include "indexer/clean/plain_text.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/mail/mail_text.h"
#include "indexer/extract/mail/mime_tree.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/web/html_text.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxBytes = size_t{48} << 20;  // of a message; what it says comes first
constexpr int kMaxMessages = 8;                 // messages in messages
constexpr size_t kMaxParts = 500;               // of one message

std::string charset_of(GMimeObject* part) {
  const char* charset = g_mime_object_get_content_type_parameter(part, "charset");
  return charset == nullptr ? "" : lower(charset);
}

std::string utf8_content(GMimePart* part) {
  std::string bytes = content_of(part);
  const char* joined = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "delsp");
  if (joined != nullptr && equals_ignoring_case(joined, "yes")) bytes = unflowed(bytes);
  Decoded decoded;
  decode(bytes, charset_of(GMIME_OBJECT(part)), decoded);
  return std::string(decoded.text);
}

// Senders with the names that they give themselves.
std::vector<std::string> names_of(InternetAddressList* list) {
  std::vector<std::string> names;
  const int count = list == nullptr ? 0 : internet_address_list_length(list);
  for (int i = 0; i < count && i < 20; ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    const char* name = internet_address_get_name(address);
    std::string text = name == nullptr ? "" : collapse_spaces(name);
    if (text.empty() && INTERNET_ADDRESS_IS_MAILBOX(address)) {
      const char* mailbox =
          internet_address_mailbox_get_addr(reinterpret_cast<InternetAddressMailbox*>(address));
      text = mailbox == nullptr ? "" : mailbox;
    }
    // "Roe, Jane" of address books.
    if (const size_t comma = text.find(", ");
        comma != text.npos && text.find(',', comma + 1) == text.npos) {
      const std::string turned = text.substr(comma + 2) + " " + text.substr(0, comma);
      if (looks_like_person(turned)) text = turned;
    }
    if (!text.empty() && std::find(names.begin(), names.end(), text) == names.end())
      names.push_back(std::move(text));
  }
  return names;
}

class MessageReader {
 public:
  explicit MessageReader(int depth) : depth_(depth) {}

  Extracted read(GMimeMessage* message) {
    GMimeObject* const object = GMIME_OBJECT(message);
    Clues& clues = out_.clues;
    clues.title = header_of(object, "Subject");
    clues.add_authors(Source::kMail, names_of(g_mime_message_get_from(message)));
    clues.add_publisher(Source::kMail, header_of(object, "Organization"));
    clues.add_keywords(split_keywords(header_of(object, "Keywords")));
    add_date(object);
    if (GMimeObject* const body = g_mime_message_get_mime_part(message)) visit(body);
    if (encrypted_ && bodies_.empty()) throw Unreadable(reason::kEncrypted);
    if (signed_ && bodies_.empty()) throw Unreadable(reason::kSigned);
    for (const std::string& body : bodies_) {
      if (!out_.text.empty()) out_.text += "\n\n";
      out_.text += body;
    }
    // A mail of its subject alone.
    if (out_.text.empty()) out_.text = inert_text(clues.title);
    if (parts_ > kMaxParts) {
      out_.note = fmt::format("only the first {} of its parts are read", kMaxParts);
    }
    out_.mime = "message/rfc822";
    return std::move(out_);
  }

 private:
  void add_date(GMimeObject* object) {
    // The sender's own day: gmime would turn it into another zone's.
    auto date = parse_date(header_of(object, "Date"));
    if (!date) {
      const std::string received = header_of(object, "Received");
      date = parse_date(received.substr(received.rfind(';') + 1));
    }
    if (date && date->year >= 1970) out_.clues.add_date(Source::kMail, date);
  }

  // gmime bounds the depth of the tree that this goes down.
  void visit(GMimeObject* object) {
    if (++parts_ > kMaxParts) return;
    const std::string type = type_of(object);
    if (GMIME_IS_MULTIPART(object)) {
      visit_multipart(GMIME_MULTIPART(object), type);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      visit_message(GMIME_MESSAGE_PART(object));
    } else if (GMIME_IS_PART(object)) {
      visit_leaf(GMIME_PART(object), type);
    }
  }

  void visit_multipart(GMimeMultipart* multipart, const std::string& type) {
    const int count = g_mime_multipart_get_count(multipart);
    if (type == "multipart/encrypted") {
      encrypted_ = true;
    } else if (count == 0 && !reparsed_) {
      visit_misbound(multipart);
    } else if (type == "multipart/alternative") {
      visit_alternatives(multipart, count);
    } else if (type == "multipart/signed" && count > 0) {
      visit(g_mime_multipart_get_part(multipart, 0));
    } else {
      for (int i = 0; i < count; ++i) visit(g_mime_multipart_get_part(multipart, i));
    }
  }

  // A message whose parts are bounded by another line than its head says: by the first that looks
  // like one.
  void visit_misbound(GMimeMultipart* multipart) {
    const char* text = g_mime_multipart_get_prologue(multipart);
    const std::string_view body = text == nullptr ? "" : text;
    for (const std::string_view line : split(body, "\n")) {
      const std::string_view boundary = trim(line);
      if (!boundary.starts_with("--") || boundary.size() < 4 || boundary.size() > 72) continue;
      const GObjectPtr<GMimeMessage> again = parse_message(fmt::format(
          "Content-Type: multipart/mixed; boundary=\"{}\"\n\n{}", boundary.substr(2), body));
      reparsed_ = true;
      if (again != nullptr && g_mime_message_get_mime_part(again.get()) != nullptr)
        visit(g_mime_message_get_mime_part(again.get()));
      return;
    }
    if (!trim(body).empty())
      add_body(inert_text(clean_mail_text(utf8::repaired(body), out_.clues)));
  }

  // All say the same; the plain one is the cleanest unless it only points to the other.
  void visit_alternatives(GMimeMultipart* multipart, int count) {
    std::vector<std::string> before = std::exchange(bodies_, {});
    std::vector<std::string> best;
    size_t best_size = 0;
    for (int i = 0; i < count; ++i) {
      bodies_.clear();
      visit(g_mime_multipart_get_part(multipart, i));
      size_t size = 0;
      for (const std::string& body : bodies_) size += body.size();
      if (size > best_size * 3) {
        best_size = size;
        best = std::move(bodies_);
      }
    }
    bodies_ = std::move(before);
    for (std::string& body : best) bodies_.push_back(std::move(body));
  }

  void visit_message(GMimeMessagePart* part) {
    GMimeMessage* const message = g_mime_message_part_get_message(part);
    if (message == nullptr) return;
    if (depth_ >= kMaxMessages) {
      out_.note = "mails nested too deep are left out";
      return;
    }
    try {
      Extracted inner = MessageReader(depth_ + 1).read(message);
      inner.name = inner.clues.title.empty() ? "message" : inner.clues.title.substr(0, 80);
      out_.documents.push_back(std::move(inner));
    } catch (const Unreadable& unreadable) {
      out_.note = "a mail inside: " + unreadable.reason();
    }
  }

  void visit_leaf(GMimePart* part, const std::string& type) {
    const char* disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));
    const char* file = g_mime_part_get_filename(part);
    const bool attached = disposition != nullptr && equals_ignoring_case(disposition, "attachment");
    const bool named = file != nullptr && *file != '\0';
    if (type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime") {
      const char* kind = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "smime-type");
      const bool clear = kind != nullptr && equals_ignoring_case(kind, "signed-data");
      (clear ? signed_ : encrypted_) = true;
    } else if (type.starts_with("text/") && !attached && !(named && !is_body_type(type))) {
      if (type == "text/html") {
        add_body(html_body(part));
      } else if (is_body_type(type)) {
        add_body(clean_mail_text(utf8_content(part), out_.clues));
      }
    } else if (type == "application/octet-stream" && !attached && !named) {
      // A type that cannot be read, over what is text all the same.
      if (std::string text = content_of(part); looks_like_text(text))
        add_body(clean_mail_text(utf8_content(part), out_.clues));
    } else if ((attached || named) && is_worth_reading(type, named ? file : "")) {
      out_.parts.push_back({named ? file : "", type, 0, content_of(part)});
    }
  }

  static bool is_body_type(std::string_view type) {
    return type == "text/plain" || type == "text/html" || type == "text/enriched" ||
           type == "text/english" || type == "text/flowed";
  }

  // Not pictures, sound, signatures, calendars and cards.
  static bool is_worth_reading(std::string_view type, std::string_view name) {
    for (const std::string_view start :
         {"image/", "audio/", "video/", "application/pgp", "application/pkcs7",
          "application/x-pkcs7", "text/calendar", "application/ics", "text/x-vcard", "text/vcard"})
      if (type.starts_with(start)) return false;
    return is_document_name(name);
  }

  std::string html_body(GMimePart* part) {
    PageText page({.find_headline = false, .is_page = false}, out_.clues);
    for (const std::string& paragraph :
         html_paragraphs(content_of(part), charset_of(GMIME_OBJECT(part))))
      page.add(paragraph);
    return inert_text(page.finish());
  }

  void add_body(std::string text) {
    if (!text.empty()) bodies_.push_back(std::move(text));
  }

  int depth_;
  size_t parts_ = 0;
  bool encrypted_ = false;
  bool signed_ = false;  // the text is inside the signature
  bool reparsed_ = false;
  std::vector<std::string> bodies_;
  Extracted out_;
};

// The first part of type text/html, in the order of the file.
GMimePart* find_page(GMimeObject* object) {
  if (GMIME_IS_MULTIPART(object)) {
    auto* const multipart = GMIME_MULTIPART(object);
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i)
      if (GMimePart* found = find_page(g_mime_multipart_get_part(multipart, i))) return found;
    return nullptr;
  }
  if (!GMIME_IS_PART(object)) return nullptr;
  const std::string type = type_of(object);
  return type == "text/html" || type == "application/xhtml+xml" ? GMIME_PART(object) : nullptr;
}

}  // namespace

Extracted read_message(std::string_view bytes) {
  const GObjectPtr<GMimeMessage> message = parse_message(bytes.substr(0, kMaxBytes));
  if (message == nullptr) throw Unreadable(reason::kDamaged, "no mail message");
  Extracted extracted = MessageReader(0).read(message.get());
  if (bytes.size() > kMaxBytes) {
    extracted.note =
        fmt::format("only the first {} of {} MB are read", kMaxBytes >> 20, bytes.size() >> 20);
  }
  return extracted;
}

ArchivedPage read_archived_page(std::string_view bytes) {
  const GObjectPtr<GMimeMessage> message = parse_message(bytes.substr(0, kMaxBytes));
  GMimeObject* const body =
      message == nullptr ? nullptr : g_mime_message_get_mime_part(message.get());
  GMimePart* const page = body == nullptr ? nullptr : find_page(body);
  if (page == nullptr) throw Unreadable(reason::kDamaged, "no page in a web archive");
  GMimeObject* const object = GMIME_OBJECT(message.get());
  ArchivedPage out{.html = utf8_content(page),
                   .url = header_of(object, "Snapshot-Content-Location"),
                   .subject = header_of(object, "Subject"),
                   .date = header_of(object, "Date")};
  if (out.url.empty()) out.url = header_of(GMIME_OBJECT(page), "Content-Location");
  if (!out.url.starts_with("http")) out.url.clear();
  return out;
}

}  // namespace chancery::indexer
