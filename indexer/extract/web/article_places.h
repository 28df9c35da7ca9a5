// Where the parts of an article stand among the blocks of its page.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/clean/blocks.h"
#include "indexer/page/html_tree.h"

namespace chancery::indexer {

// Indexes of the page's blocks; the page's size where there is none.
struct ArticlePlaces {
  size_t headline = 0;
  size_t text = 0;    // the first paragraph, or a few blocks behind a headline without one
  size_t behind = 0;  // the block behind the last one of the article; 0 of one without text
};

// `page`: all blocks of the page, `article` those of them that are its text; `title` as the page
// says it elsewhere. The headline is the heading that says the title, else the first one before the
// end of the text, else what stands right before the text.
ArticlePlaces find_places(const HtmlTree& tree, const std::vector<Block>& page,
                          const std::vector<Block>& article, std::string_view title);

// The node of the first paragraph, else of the headline; HtmlNode::kNone without either.
uint32_t text_node(const std::vector<Block>& page, const ArticlePlaces& places);

bool is_in_article(const Block& block, const std::vector<Block>& article);

}  // namespace chancery::indexer
