// The text of a document with pages (or slides): paragraphs go through PageText, and it stays known
// where each page begins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/page_text.h"
#include "indexer/extract/extracted.h"

namespace chancery {

class PagedText {
 public:
  PagedText(const PageOptions& options, Clues& clues) : page_text_(options, clues) {}

  // The paragraphs that follow are of the next page. Call it before the first one too.
  void begin_page() { ++pages_; }
  // As PageText::add.
  void add(std::string_view paragraph);
  // Fills text, pages and page_starts. Call once.
  void finish(Extracted& extracted);

 private:
  struct Given {
    size_t size = 0;  // of the paragraph
    size_t hash = 0;
    int page = 0;
  };

  PageText page_text_;
  std::vector<Given> given_;
  int pages_ = 0;
};

}  // namespace chancery
