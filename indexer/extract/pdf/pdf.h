// What the readers of pages share: one takes the text of a PDF that is there, one reads its
// pictures, one the text layer of DjVu.
#pragma once

#include <poppler-document.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/plain_text.h"
#include "indexer/extract/extracted.h"
#include "indexer/extract/pdf/page_lines.h"

namespace chancery::indexer {

// `bytes` must stay. Throws Unreadable.
std::unique_ptr<poppler::document> open_pdf(std::string_view bytes);

// The lines of a page's text, in plain letters.
PageLines lines_of_page(const std::string& text);

// The document of the lines of its first pages. Throws Unreadable when they hold too little text.
Extracted extract_pages(const poppler::document& document, std::vector<PageLines> pages);

// Fills text, pages (`count`) and page_starts with `pages`, which `place` tells the place of, and
// the symbols at the head of the first one.
void add_text_of_pages(std::vector<PageLines> pages, int count, const TextPlace& place,
                       Extracted& extracted);

}  // namespace chancery::indexer
