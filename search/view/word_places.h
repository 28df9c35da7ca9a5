// Where the words of :kwic and :collocates stand in texts: next to each other, in any form.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "chancery/record.h"
#include "search/snippet/word_finder.h"
#include "search/view/counting.h"
#include "search/view/view.h"

namespace chancery::search {

class WordPlaces {
 public:
  // Throws RequestError when `typed` has no word.
  WordPlaces(const ViewContext& context, const std::string& typed);

  // In the order of the text.
  std::vector<Span> find(const Record& record);

  // Reads the first of the view's hits that have all the words, `documents` of them at most, and
  // gives each with its docid and rank to `each`. Notes in `view` how many there are, were read,
  // and are damaged.
  void for_each_document(
      uint32_t documents, View& view,
      const std::function<void(const Record&, uint32_t docid, uint32_t rank)>& each);

 private:
  const ViewContext& context_;
  std::vector<uint32_t> units_;  // of `wanted_`, as they were typed
  Xapian::Query having_;         // the view's documents that have all of them
  Wanted wanted_;
  WordFinder finder_;
};

}  // namespace chancery::search
