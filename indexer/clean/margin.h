// What stands beside the article of a page and speaks of something else.
#pragma once

#include <cstdint>

#include "indexer/page/html_tree.h"

namespace chancery::indexer {

// How much is taken for the margin: beside the headline only what is never the article's own.
enum class Margin : uint8_t { kNear, kFar };

// Whether `node` is, or is inside, an element for comments, related articles, a side column,
// references or (kFar) anything that is hardly ever part of an article. An element that also holds
// `article`, a node of the article's text, is no margin whatever it is named.
bool is_in_margin(const HtmlTree& tree, uint32_t node, Margin margin,
                  uint32_t article = HtmlNode::kNone);

}  // namespace chancery::indexer
