// Mail: single messages (EML), Unix mailboxes (mbox), saved web pages (MHTML).
#include <fmt/format.h>

#include "chancery/strings.h"
#include "indexer/extract/archive_limits.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail/mail.h"

namespace chancery::indexer {
namespace {

// "10:00"
bool has_time(std::string_view line) {
  for (size_t at = 1; at + 1 < line.size(); ++at)
    if (line[at] == ':' && is_digit(line[at - 1]) && is_digit(line[at + 1])) return true;
  return false;
}

// Whether the line behind a "From " line is a field of a head: some programs write it bare.
bool is_field(std::string_view rest) {
  if (rest.starts_with('\n')) rest.remove_prefix(1);
  for (const std::string_view name :
       {"from:", "to:", "subject:", "date:", "received:", "return-path:", "message-id:",
        "mime-version:", "delivered-to:", "x-mozilla-status:"})
    if (starts_with_ignoring_case(rest, name)) return true;
  return false;
}

// Where the next message of a mailbox begins: a "From " line behind a blank one. Mail programs
// write the sender and a date behind it.
size_t next_message(std::string_view bytes, size_t from) {
  for (size_t at = from; (at = bytes.find("\nFrom ", at)) != bytes.npos; ++at) {
    const std::string_view before = bytes.substr(0, at);
    if (!before.ends_with('\n') && !before.ends_with("\n\r")) continue;
    const std::string_view line = bytes.substr(at + 1, bytes.find('\n', at + 1) - at - 1);
    if (has_time(line) && count_words(line) >= 4) return at + 1;
    if (is_field(bytes.substr(at + 1 + line.size()))) return at + 1;
  }
  return bytes.size();
}

// ">From " at the start of a line was "From " before it came into the mailbox.
std::string unescaped(std::string_view message) {
  std::string out;
  out.reserve(message.size());
  size_t pos = 0;
  for (size_t at; (at = message.find("\n>From ", pos)) != message.npos;) {
    out.append(message, pos, at + 1 - pos);
    pos = at + 2;
  }
  return out.append(message, pos);
}

}  // namespace

Extracted extract_mail(std::string_view bytes, std::string_view /*mime*/) {
  return read_message(bytes);
}

void unpack_mailbox(std::string_view bytes, ArchiveBudget& budget, const PartSink& sink) {
  size_t messages = 0;
  for (size_t at = bytes.starts_with("From ") ? 0 : next_message(bytes, 0); at < bytes.size();) {
    const size_t line = std::min(bytes.find('\n', at), bytes.size() - 1);
    const size_t end = next_message(bytes, line);
    budget.take_member();
    Part message;
    message.name = fmt::format("{}", ++messages);
    message.mime = "message/rfc822";
    message.certain = true;
    if (end - line > kMaxMember) {
      message.why = Unreadable(reason::kTooLarge, "a message");
    } else {
      message.bytes = unescaped(bytes.substr(line + 1, end - line - 1));
    }
    sink(std::move(message));
    at = end;
  }
  if (messages == 0) throw Unreadable(reason::kDamaged, "no message in a mailbox");
}

Extracted extract_mhtml(std::string_view bytes, std::string_view /*mime*/) {
  const ArchivedPage page = read_archived_page(bytes);
  Extracted extracted = extract_html(page.html, "text/html");
  Clues& clues = extracted.clues;
  if (clues.url.empty()) clues.url = page.url;
  if (clues.title.empty()) clues.title = page.subject;
  // The day it was saved.
  clues.add_date(Source::kProperties, parse_date(page.date));
  return extracted;
}

}  // namespace chancery::indexer
