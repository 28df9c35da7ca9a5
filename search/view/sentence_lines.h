// What :sentences and :chronicle have in common: documents in an order, sentences as lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chancery/record.h"
#include "search/snippet/word_finder.h"
#include "search/view/counting.h"
#include "search/view/view.h"

namespace chancery::search {

struct RankedDocid {
  uint32_t docid = 0;
  uint32_t rank = 0;  // among the hits, from 1
  std::string date;   // digits
};

// `hits` in the order in which their sentences stand; undated ones come last.
std::vector<RankedDocid> in_order(const ViewContext& context, const std::vector<uint32_t>& hits,
                                  StatementOrder order);

// `sentences` of the record, with marks; `words` are those of the query in its text.
std::vector<SentenceLine> sentence_lines(const Record& record, const RankedDocid& document,
                                         const std::vector<FoundWord>& words,
                                         const std::vector<size_t>& sentences);

}  // namespace chancery::search
