// Where the words of a text stand in the index.
#pragma once

#include <xapian.h>

#include <vector>

#include "chancery/record.h"
#include "chancery/text.h"

namespace chancery::indexer {

struct Positions {
  std::vector<Xapian::termpos> tokens;                 // of each
  std::vector<Xapian::termpos> sentences, paragraphs;  // of their first tokens
};

// Of the tokens of `record`'s text, the first behind `start`; paragraphs are kParagraphGap apart.
Positions text_positions(const Record& record, const TokenList& tokens, Xapian::termpos start);

}  // namespace chancery::indexer
