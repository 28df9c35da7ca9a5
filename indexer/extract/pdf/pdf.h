// What the two readers of PDF share: one takes the text that is there, the other reads pictures.
#pragma once

#include <poppler-document.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.h"
#include "indexer/extract/pdf/page_lines.h"

namespace chancery::indexer {

// `bytes` must stay. Throws Unreadable.
std::unique_ptr<poppler::document> open_pdf(std::string_view bytes);

// The lines of a page's text, in plain letters.
PageLines lines_of_page(const std::string& text);

// The document of the lines of its first pages. Throws Unreadable when they hold too little text.
Extracted extract_pages(const poppler::document& document, std::vector<PageLines> pages);

}  // namespace chancery::indexer
