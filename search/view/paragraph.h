// Where in a text a byte stands, for people.
#pragma once

#include "chancery/record.h"

namespace chancery::search {

// The number of the paragraph that holds the byte, from 1; 0 before the first.
inline int paragraph_at(const Record& record, size_t offset) {
  int paragraph = 0;
  for (const Sentence& sentence : record.sentences) {
    if (sentence.span.begin > offset) break;
    paragraph += sentence.paragraph ? 1 : 0;
  }
  return paragraph;
}

}  // namespace chancery::search
