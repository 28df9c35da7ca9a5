// The letters of a page as fonts have them, and as readers write them.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/pdf/page_lines.h"

namespace chancery::indexer {

// One form for the letters that fonts have in several: ligatures, small capitals, figures of
// another height; soft hyphens go, and the marks that poppler puts around lines from right to left.
std::string plain_letters(const std::string& text);

// Letters without digits and marks.
size_t letters_in(const PageLines& lines);

// Whether most letters are of the private use area: the font does not tell which they are.
bool is_undecodable(const std::vector<PageLines>& pages);

}  // namespace chancery::indexer
