// Lines of a page that say when its article appeared or was changed, for pages that say it nowhere
// else.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/clean/blocks.h"
#include "indexer/extract/web/article_places.h"
#include "indexer/page/clues.h"
#include "indexer/page/html_tree.h"

namespace chancery::indexer {

// Adds to `clues` the day that by-lines right behind the text give, or that all lines with a label
// such as "Published on" agree on; without one the day of the last change, told among the last
// lines of the page.
void read_day_lines(const HtmlTree& tree, const std::vector<Block>& page,
                    const ArticlePlaces& places, Clues& clues);

// Whether words for a change are the last that `before` says of a day behind it: "Updated",
// "Zuletzt aktualisiert am".
bool ends_with_change(std::string_view before);

}  // namespace chancery::indexer
