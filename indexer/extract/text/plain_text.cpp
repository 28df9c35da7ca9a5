#include "indexer/clean/plain_text.h"

#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/clippings.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/text/long_text.h"

namespace chancery::indexer {

namespace {

Extracted read_plain_piece(std::string_view text, const TextPlace& place) {
  Extracted extracted;
  extracted.text = clean_plain_text(text, extracted.clues, place);
  return extracted;
}

// What stands in every export of a press database, and is found at once.
bool may_be_clippings(std::string_view text) {
  for (const std::string_view mark : {"\nDocument ", "ProQuest document ID", "\nAN "})
    if (text.find(mark) != text.npos) return true;
  return false;
}

// Its lines are paragraphs.
std::vector<std::string> lines_of_export(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, "\n"))
    if (std::string one = collapse_spaces(line); !one.empty()) lines.push_back(std::move(one));
  return lines;
}

}  // namespace

Extracted extract_plain_text(std::string_view bytes, std::string_view /*mime*/) {
  Decoded decoded;
  decode(bytes, "", decoded);
  if (may_be_clippings(decoded.text)) {
    Extracted extracted;
    extracted.documents = clippings_of(lines_of_export(decoded.text));
    if (!extracted.documents.empty()) return extracted;
  }
  return read_plain_piece(decoded.text, {});
}

std::unique_ptr<Pieces> plain_text_pieces(std::string_view bytes, std::string_view /*mime*/) {
  return long_text(bytes, read_plain_piece);
}

}  // namespace chancery::indexer
