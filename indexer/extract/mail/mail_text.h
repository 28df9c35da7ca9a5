// The body of a mail, written as plain text.
#pragma once

#include <string>
#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// `text` (UTF-8) in paragraphs: marks of quoting ("> ") go, what they mark stays; the signature
// under "-- " goes. See plain_text.h.
std::string clean_mail_text(std::string_view text, Clues& clues);

// `text` of "format=flowed; delsp=yes" (RFC 3676): a line that ends in a space goes on in the next,
// without it.
std::string unflowed(std::string_view text);

// Whether what is attached by that name may be a document: not a picture, sound, signature, card or
// calendar.
bool is_document_name(std::string_view name);

}  // namespace chancery::indexer
