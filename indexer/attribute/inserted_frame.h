// Who speaks, told within a quotation: « Le fleuve, a dit Mme Morel, est à nous. »
#pragma once

#include <string_view>

#include "chancery/text.h"
#include "indexer/attribute/cue_words.h"

namespace chancery::indexer {

// Tokens [begin, end); none when they are equal.
struct InsertedFrame {
  size_t begin = 0, end = 0;
};

// The first frame among the tokens [token, last) of a quotation, between two commas: only where
// verbs of speech stand before their subjects, as in French and Russian.
InsertedFrame inserted_frame(std::string_view text, const TokenList& tokens, const CueWords& words,
                             size_t token, size_t last);

}  // namespace chancery::indexer
