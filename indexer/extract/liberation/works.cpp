// Microsoft Works, by libwps.
#include <libwps/libwps.h>

#include "indexer/extract/formats.h"
#include "indexer/extract/liberation/generators.h"

namespace chancery::indexer {

Extracted extract_works(std::string_view bytes, std::string_view /*mime*/) {
  using libwps::WPSDocument;
  librevenge::RVNGStringStream stream = revenge_stream(bytes);
  libwps::WPSKind kind = libwps::WPS_TEXT;
  libwps::WPSCreator creator = libwps::WPS_MSWORKS;
  bool needs_charset = false;
  const auto confidence = WPSDocument::isFileFormatSupported(&stream, kind, creator, needs_charset);
  // Publisher's files have streams of these names, too.
  if (confidence == libwps::WPS_CONFIDENCE_NONE) throw Unreadable(reason::kUnknownType, "OLE file");
  if (confidence == libwps::WPS_CONFIDENCE_SUPPORTED_ENCRYPTION)
    throw Unreadable(reason::kEncrypted);
  librevenge::RVNGString text;
  Clues clues;
  libwps::WPSResult result = libwps::WPS_UNKNOWN_ERROR;
  if (kind == libwps::WPS_TEXT) {
    RevengeText generator(text, clues);
    result = WPSDocument::parse(&stream, &generator);
  } else {
    librevenge::RVNGStringVector sheets;
    librevenge::RVNGTextSpreadsheetGenerator generator(sheets);
    result = WPSDocument::parse(&stream, &generator);
    for (unsigned i = 0; i < sheets.size(); ++i) text.append(sheets[i]);
  }
  if (result != libwps::WPS_OK) throw Unreadable(reason::kDamaged);
  return revenge_text(text, std::move(clues));
}

}  // namespace chancery::indexer
