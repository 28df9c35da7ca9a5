// The text of a page as blocks: paragraphs, headings, list items, rows of tables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/page/html_tree.h"

namespace chancery::indexer {

struct Block {
  std::string text;       // white space collapsed, never empty
  uint32_t node = 0;      // the innermost block element that holds its first text
  uint32_t first = 0;     // its first text node
  size_t link_bytes = 0;  // of `text`, inside links
};

// The blocks below `root` in document order, without the subtrees marked in `skip` (one entry a
// node). Two line breaks in a row separate blocks as well; cells of a row are separated by " | ".
std::vector<Block> collect_blocks(const HtmlTree& tree, uint32_t root,
                                  const std::vector<bool>& skip);

// Whether `link` is a link in the middle of a sentence, with words of it on both sides: it is a
// part of that, whatever its class says.
bool is_in_sentence(const HtmlTree& tree, uint32_t link);

}  // namespace chancery::indexer
