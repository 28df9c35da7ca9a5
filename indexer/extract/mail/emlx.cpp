// A message of Apple Mail: a line with its length in bytes, the message, and what the program keeps
// of it as XML.
#include <algorithm>
#include <charconv>

#include "indexer/extract/formats.h"

namespace chancery::indexer {

Extracted extract_emlx(std::string_view bytes, std::string_view /*mime*/) {
  const size_t line = std::min(bytes.find('\n'), bytes.size());
  size_t length = 0;
  std::from_chars(bytes.data(), bytes.data() + line, length);
  const std::string_view message = bytes.substr(std::min(line + 1, bytes.size()), length);
  return extract_mail(message, "message/rfc822");
}

}  // namespace chancery::indexer
