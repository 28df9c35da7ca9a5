// The lines above an article that sum it up.
#pragma once

#include <string>
#include <vector>

#include "indexer/clean/blocks.h"
#include "indexer/page/html_tree.h"

namespace chancery::indexer {

// Adds to `article` the block of `page` that says what the page's head says of the article
// (`descriptions`), where it is a paragraph above the text and no part of it yet: sites put it
// into headers and boxes. Both lists are in the order of the page.
void add_standfirst(const HtmlTree& tree, const std::vector<Block>& page,
                    const std::vector<std::string>& descriptions, std::vector<Block>& article);

}  // namespace chancery::indexer
