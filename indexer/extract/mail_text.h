// The body of a mail, written as plain text.
#pragma once

#include <string>
#include <string_view>

#include "indexer/describe/clues.h"

namespace chancery {

// `text` (UTF-8) in paragraphs: marks of quoting ("> ") go, what they mark stays; the signature
// under "-- " goes. See plain_text.h.
std::string clean_mail_text(std::string_view text, Clues& clues);

}  // namespace chancery
