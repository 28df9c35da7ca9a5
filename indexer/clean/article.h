// Which blocks of a page are its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/blocks.h"
#include "indexer/page/html_tree.h"

namespace chancery::indexer {

// The blocks of the article in order, headings and lists included; all that stands around it
// (navigation, comments, related links, captions, share bars) is left out. `stated` is the article
// as the page's JSON-LD gives it, or empty: evidence for which blocks belong to it. A page without
// an article (a list of links) gives all its text.
std::vector<Block> find_article(const HtmlTree& tree, std::string_view stated);

}  // namespace chancery::indexer
