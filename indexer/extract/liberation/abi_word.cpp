// AbiWord, by libabw.
#include <libabw/libabw.h>

#include "indexer/extract/formats.h"
#include "indexer/extract/liberation/generators.h"

namespace chancery::indexer {

Extracted extract_abi_word(std::string_view bytes, std::string_view /*mime*/) {
  librevenge::RVNGStringStream stream = revenge_stream(bytes);
  if (!libabw::AbiDocument::isFileFormatSupported(&stream)) throw Unreadable(reason::kDamaged);
  librevenge::RVNGString text;
  Clues clues;
  RevengeText generator(text, clues);
  if (!libabw::AbiDocument::parse(&stream, &generator) && text.empty())
    throw Unreadable(reason::kDamaged);
  return revenge_text(text, std::move(clues));
}

}  // namespace chancery::indexer
