// Mail: single messages (EML), Unix mailboxes (mbox), saved web pages (MHTML).
#include <fmt/format.h>

#include "indexer/clean/strings.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail.h"

namespace chancery {
namespace {

constexpr size_t kMaxMessages = 20'000;

// "10:00"
bool has_time(std::string_view line) {
  for (size_t at = 1; at + 1 < line.size(); ++at)
    if (line[at] == ':' && is_digit(line[at - 1]) && is_digit(line[at + 1])) return true;
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

Extracted extract_mailbox(std::string_view bytes, std::string_view /*mime*/) {
  Extracted extracted;
  size_t damaged = 0;
  for (size_t at = bytes.starts_with("From ") ? 0 : next_message(bytes, 0); at < bytes.size();) {
    const size_t line = std::min(bytes.find('\n', at), bytes.size() - 1);
    const size_t end = next_message(bytes, line);
    if (extracted.documents.size() >= kMaxMessages) {
      extracted.note = fmt::format("only the first {} messages are indexed", kMaxMessages);
      break;
    }
    try {
      Extracted message = read_message(unescaped(bytes.substr(line + 1, end - line - 1)));
      message.name = fmt::format("{}", extracted.documents.size() + damaged + 1);
      extracted.documents.push_back(std::move(message));
    } catch (const Unreadable&) {
      ++damaged;
    }
    at = end;
  }
  if (extracted.documents.empty()) throw Unreadable(reason::kDamaged, "no message in a mailbox");
  if (damaged > 0 && extracted.note.empty())
    extracted.note = fmt::format("{} messages are damaged or encrypted", damaged);
  return extracted;
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

}  // namespace chancery
