// Apple's Pages, Keynote and Numbers, by libetonyek.
#include <libetonyek/libetonyek.h>

#include "indexer/extract/formats.h"
#include "indexer/extract/liberation/generators.h"

namespace chancery::indexer {

namespace {

using libetonyek::EtonyekDocument;

void append_all(const librevenge::RVNGStringVector& parts, librevenge::RVNGString& text) {
  for (unsigned i = 0; i < parts.size(); ++i) {
    text.append(parts[i]);
    text.append("\n");
  }
}

}  // namespace

Extracted extract_iwork(std::string_view bytes, std::string_view /*mime*/) {
  librevenge::RVNGStringStream stream = revenge_stream(bytes);
  EtonyekDocument::Type type = EtonyekDocument::TYPE_UNKNOWN;
  const auto confidence = EtonyekDocument::isSupported(&stream, &type);
  if (confidence == EtonyekDocument::CONFIDENCE_NONE)
    throw Unreadable(reason::kUnknownType, "iWork");
  librevenge::RVNGString text;
  Clues clues;
  bool whole = false;
  if (type == EtonyekDocument::TYPE_KEYNOTE) {
    librevenge::RVNGStringVector slides;
    librevenge::RVNGTextPresentationGenerator generator(slides);
    whole = EtonyekDocument::parse(&stream, &generator);
    append_all(slides, text);
  } else if (type == EtonyekDocument::TYPE_NUMBERS) {
    librevenge::RVNGStringVector sheets;
    librevenge::RVNGTextSpreadsheetGenerator generator(sheets);
    whole = EtonyekDocument::parse(&stream, &generator);
    append_all(sheets, text);
  } else {
    RevengeText generator(text, clues);
    whole = EtonyekDocument::parse(&stream, &generator);
  }
  if (!whole && text.empty()) throw Unreadable(reason::kDamaged);
  return revenge_text(text, std::move(clues));
}

}  // namespace chancery::indexer
