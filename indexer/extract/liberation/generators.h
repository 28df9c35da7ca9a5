// What the libraries of the Document Liberation Project tell of a document, as text and clues.
//
// Each of them parses one family of formats and calls a generator of librevenge, which writes
// plain text: one for texts, one for sheets, one for slides.
#pragma once

#include <librevenge-generators/librevenge-generators.h>
#include <librevenge-stream/librevenge-stream.h>

#include <string_view>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// Title, author and dates of the properties that a library passes on.
void read_revenge_properties(const librevenge::RVNGPropertyList& properties, Clues& clues);

// The text that a generator has written, as paragraphs. Throws Unreadable without any.
Extracted revenge_text(const librevenge::RVNGString& text, Clues clues);

// Plain text of a text document; its properties are kept in `clues`.
class RevengeText : public librevenge::RVNGTextTextGenerator {
 public:
  RevengeText(librevenge::RVNGString& text, Clues& clues)
      : librevenge::RVNGTextTextGenerator(text), clues_(clues) {}
  void setDocumentMetaData(const librevenge::RVNGPropertyList& properties) override {
    read_revenge_properties(properties, clues_);
  }

 private:
  Clues& clues_;
};

// `bytes` must outlive it.
inline librevenge::RVNGStringStream revenge_stream(std::string_view bytes) {
  return {reinterpret_cast<const unsigned char*>(bytes.data()),
          static_cast<unsigned int>(bytes.size())};
}

}  // namespace chancery::indexer
