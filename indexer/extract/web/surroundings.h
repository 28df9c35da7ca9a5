// What a page says of its article around the article's text: by-lines in elements that are named
// for them, days of <time>, citations in its foot.
#pragma once

#include <vector>

#include "indexer/clean/blocks.h"
#include "indexer/page/clues.h"
#include "indexer/page/html_tree.h"

namespace chancery::indexer {

// Reads what stands near the headline and behind the end of `article`, also what was pruned from
// it, and adds it to `clues`. `page`: all blocks of the page, `article` those of them that are its
// text; the title of `clues` is the headline. Margins, comments and lists of other articles are
// left out.
void read_surroundings(const HtmlTree& tree, const std::vector<Block>& page,
                       const std::vector<Block>& article, Clues& clues);

}  // namespace chancery::indexer
