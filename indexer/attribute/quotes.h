// Where words stand in quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include "chancery/text.h"

namespace chancery::indexer {

struct Quote {
  Span span;            // bytes, with its marks; of an open one to the end of its paragraph
  bool closed = false;  // an open one goes on in the next paragraph, which repeats the mark
  bool operator==(const Quote&) const = default;
};

// The outermost quotations of `text`, in order: "…" “…” „…“ «…» ‹…› 「…」 『…』 ''…'' and ‘…’. A
// mark that nothing closes in its paragraph counts where the paragraph begins with it, or where its
// form tells that it opens. Time grows with the text alone.
std::vector<Quote> find_quotes(std::string_view text);

}  // namespace chancery::indexer
