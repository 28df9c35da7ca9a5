// What a PDF says of itself: its properties, and the largest letters of its first page.
#pragma once

#include <poppler-document.h>

#include "indexer/page/clues.h"

namespace chancery::indexer {

void read_pdf_clues(const poppler::document& document, Clues& clues);

}  // namespace chancery::indexer
