// Mail messages by gmime (RFC 5322, MIME).
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// One message: subject, sender, date and organisation from its headers, the best of its bodies as
// text, messages inside it as documents, attachments as parts. Pictures, sound, signatures and
// calendars are left out. Throws Unreadable when `bytes` is no message, or an encrypted one.
Extracted read_message(std::string_view bytes);

// The page of a web archive (MHTML) decoded to UTF-8, and where and when it was saved.
struct ArchivedPage {
  std::string html;
  std::string url;
  std::string subject;
  std::string date;
};
// Throws Unreadable when there is no page in it.
ArchivedPage read_archived_page(std::string_view bytes);

}  // namespace chancery::indexer
