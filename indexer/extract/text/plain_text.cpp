#include "indexer/clean/plain_text.h"

#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"

namespace chancery {

Extracted extract_plain_text(std::string_view bytes, std::string_view /*mime*/) {
  Decoded decoded;
  decode(bytes, "", decoded);
  Extracted extracted;
  extracted.text = clean_plain_text(decoded.text, extracted.clues);
  return extracted;
}

}  // namespace chancery
