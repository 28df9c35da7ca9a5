// A whole document for reading: a head, then its clean text in wrapped paragraphs with marks.
#pragma once

#include <string>
#include <vector>

#include "search/answer/answer.h"
#include "search/render/style.h"

namespace chancery::search {

struct ShownDocument {
  std::string text;
  size_t line = 1;  // 1-based, of the byte of Record::text that was asked for
};

// `marks`: in bytes of record.text, in order, not overlapping. `focus`: a byte of record.text.
ShownDocument show_document(const Record& record, const std::vector<Mark>& marks, size_t focus,
                            const Style& style);

}  // namespace chancery::search
