// Plain text: from lines to paragraphs.
#pragma once

#include <string>
#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Whether the lines of `text` are cut at a width (mail, newswire, transcripts), so that a line is
// no paragraph; gives that width in bytes, 0 when each line is a paragraph of its own.
size_t wrap_width(std::string_view text);

// Where a piece stands in a text that is read in pieces.
struct TextPlace {
  bool is_first = true;
  bool is_last = true;
  std::string_view tail = {};  // of the first of several: the end of the text
};

// Paragraphs of `text` (UTF-8, "\n" line ends) without chrome; see page_text.h. Paragraphs end at
// blank lines, before indented first lines, and in texts that are not wrapped at every line.
// One copy of the text is made, and another when it has numbers of pages (page_numbers.h).
std::string clean_plain_text(std::string_view text, Clues& clues, const TextPlace& place = {});

}  // namespace chancery::indexer
