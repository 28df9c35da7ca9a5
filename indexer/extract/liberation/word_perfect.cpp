// WordPerfect, by libwpd.
#include <libwpd/libwpd.h>

#include "indexer/extract/formats.h"
#include "indexer/extract/liberation/generators.h"

namespace chancery::indexer {

Extracted extract_word_perfect(std::string_view bytes, std::string_view /*mime*/) {
  librevenge::RVNGStringStream stream = revenge_stream(bytes);
  switch (libwpd::WPDocument::isFileFormatSupported(&stream)) {
    case libwpd::WPD_CONFIDENCE_NONE:
      throw Unreadable(reason::kDamaged);
    case libwpd::WPD_CONFIDENCE_UNSUPPORTED_ENCRYPTION:
    case libwpd::WPD_CONFIDENCE_SUPPORTED_ENCRYPTION:
      throw Unreadable(reason::kEncrypted);
    default:
      break;
  }
  librevenge::RVNGString text;
  Clues clues;
  RevengeText generator(text, clues);
  if (libwpd::WPDocument::parse(&stream, &generator, nullptr) != libwpd::WPD_OK)
    throw Unreadable(reason::kDamaged);
  return revenge_text(text, std::move(clues));
}

}  // namespace chancery::indexer
