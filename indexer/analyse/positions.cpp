#include "indexer/analyse/positions.h"

#include "chancery/schema.h"

namespace chancery::indexer {

Positions text_positions(const Record& record, const TokenList& tokens, Xapian::termpos start) {
  Positions positions;
  positions.tokens.reserve(tokens.tokens.size());
  size_t sentence = 0;
  Xapian::termpos position = start;
  for (const Token& token : tokens.tokens) {
    bool new_sentence = positions.tokens.empty(), new_paragraph = positions.tokens.empty();
    while (sentence < record.sentences.size() &&
           record.sentences[sentence].span.begin <= token.span.begin) {
      new_sentence = true;
      if (record.sentences[sentence].paragraph) new_paragraph = true;
      if (record.sentences[sentence].paragraph && sentence > 0) position += schema::kParagraphGap;
      ++sentence;
    }
    positions.tokens.push_back(++position);
    if (new_sentence) positions.sentences.push_back(position);
    if (new_paragraph) positions.paragraphs.push_back(position);
  }
  return positions;
}

}  // namespace chancery::indexer
