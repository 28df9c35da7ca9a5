// Where sentences and paragraphs end.
//
// Floor: text.
#pragma once

#include <string_view>
#include <vector>

#include "chancery/text.h"

namespace chancery {

struct Sentence {
  Span span;               // trimmed of white space
  bool paragraph = false;  // first of its paragraph
};

// The sentences of `text`, in order, covering all that is not white space. A sentence ends at
// . ! ? … 。 ！ ？ ؟ । and the quotes behind them, unless the point belongs to an abbreviation
// (U.S., Gen., No. 5, e.g.), an initial or a number; paragraphs end at blank lines and at lines
// that stand alone. Never splits a character. Runs of more than 1,000 bytes are cut at a space.
std::vector<Sentence> split_sentences(std::string_view text);

}  // namespace chancery
