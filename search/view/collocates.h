// Words that stand near others, of :collocates and :also.
#pragma once

#include <cstdint>
#include <string>

#include "search/view/counting.h"
#include "search/view/view.h"

namespace chancery::search {

// Fills in View::words, in no order, with the words within `window` (0: the sentence) of where
// `words` stand next to each other, in the first of the view's hits that have them, `documents` at
// most; and what was read. Throws RequestError when there is no word.
void count_collocates(const ViewContext& context, const std::string& words, uint32_t window,
                      uint32_t documents, View& view);

}  // namespace chancery::search
