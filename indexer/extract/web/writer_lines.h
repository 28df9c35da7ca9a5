// Who wrote an article, as its lines and the foot of its page tell where no element is named for
// that.
#pragma once

#include <vector>

#include "indexer/clean/blocks.h"
#include "indexer/extract/web/article_places.h"
#include "indexer/page/clues.h"

namespace chancery::indexer {

// Adds the first of these to `clues`, as of a by-line: "Von Jan Roe" among the first lines of the
// text; "Author: Jane Roe, who …" in it or close behind it; "By Jane Roe" at its end; "(Jane Roe)"
// where it ends. Without any, and as the least that is believed: "© 2012 Jane Roe" behind the text,
// or a site that is called "Jane Roe".
void read_writer_lines(const HtmlTree& tree, const std::vector<Block>& page,
                       const std::vector<Block>& article, const ArticlePlaces& places,
                       Clues& clues);

}  // namespace chancery::indexer
