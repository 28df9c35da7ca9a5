#include "indexer/clean/plain_text.h"

#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/text/long_text.h"

namespace chancery::indexer {

namespace {

Extracted read_plain_piece(std::string_view text, const TextPlace& place) {
  Extracted extracted;
  extracted.text = clean_plain_text(text, extracted.clues, place);
  return extracted;
}

}  // namespace

Extracted extract_plain_text(std::string_view bytes, std::string_view /*mime*/) {
  Decoded decoded;
  decode(bytes, "", decoded);
  return read_plain_piece(decoded.text, {});
}

std::unique_ptr<Pieces> plain_text_pieces(std::string_view bytes, std::string_view /*mime*/) {
  return long_text(bytes, read_plain_piece);
}

}  // namespace chancery::indexer
