// Numbers of notes on a PDF's page, which poppler's text has at the ends of words.
#pragma once

#include <poppler-page.h>

#include "indexer/extract/pdf/page_lines.h"

namespace chancery::indexer {

// Parts the numbers that stand raised on `page` from the words before them in its `lines`:
// "boundary12" becomes "boundary 12". The page is gone through once more only when a line has such
// a word.
void part_raised_marks(const poppler::page& page, PageLines& lines);

}  // namespace chancery::indexer
