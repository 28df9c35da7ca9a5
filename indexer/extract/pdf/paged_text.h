// The text of a document with pages (or slides): paragraphs go through PageText, and it stays known
// where each page begins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/page_text.h"
#include "indexer/extract/extracted.h"

namespace chancery::indexer {

class PagedText {
 public:
  PagedText(const PageOptions& options, Clues& clues) : page_text_(options, clues) {}

  // The paragraphs that follow are of the next page. Call it before the first one too.
  void begin_page() { ++pages_; }
  // As PageText::add. `breaks`: bytes of the paragraph at which further pages begin.
  void add(std::string_view paragraph, const std::vector<size_t>& breaks = {});
  // Fills text, pages and page_starts; of `pages` pages when the last ones are empty. Call once.
  void finish(Extracted& extracted, int pages = 0);

 private:
  struct Given {
    size_t size = 0;  // of the paragraph
    size_t hash = 0;
    int page = 0;
    std::vector<size_t> breaks;
  };

  PageText page_text_;
  std::vector<Given> given_;
  int pages_ = 0;
};

}  // namespace chancery::indexer
