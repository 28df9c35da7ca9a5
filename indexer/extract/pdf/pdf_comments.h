// What readers have written onto a PDF: notes, comments on marked words.
#pragma once

#include <string_view>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// Puts the comments of the file `bytes` into the text of `extracted`, which has all its pages. Each
// is a paragraph behind those of its page and marked: "[Comment by Jane Roe] …". What only repeats
// marked words of the text is left out. A file whose structure cannot be read has none.
void add_pdf_comments(std::string_view bytes, Extracted& extracted);

}  // namespace chancery::indexer
