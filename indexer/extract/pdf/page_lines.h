// From the lines of pages, as a PDF shows them, to paragraphs that run over pages.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// The lines of one page in reading order; an empty line parts blocks.
using PageLines = std::vector<std::string>;

// Takes out what stands at the top or foot of pages and is no text: lines that come back on at
// least three pages (numbers in them do not count, unless pages have several such lines) and page
// numbers.
void remove_running_lines(std::vector<PageLines>& pages);

// Joins lines to paragraphs. A paragraph may go on over a blank line or on the next page when its
// last line ends no sentence and the next line begins in lower case. A hyphen at the end of a line
// goes when a letter stands before it and a small one behind it, and the word has none of its own.
class ParagraphJoiner {
 public:
  // `add` gets each paragraph and the offsets in it at which further pages begin.
  using Add = std::function<void(const std::string& paragraph, const std::vector<size_t>& pages)>;
  // Called when the next paragraph given to `add` belongs to a later page.
  using BeginPage = std::function<void()>;

  ParagraphJoiner(Add add, BeginPage begin_page)
      : add_(std::move(add)), begin_page_(std::move(begin_page)) {}

  void page(const PageLines& lines);
  void finish() { flush(); }

 private:
  void line(std::string_view line, bool behind_blank, bool first);
  bool continues(std::string_view line, bool behind_blank, bool first) const;
  void flush();

  Add add_;
  BeginPage begin_page_;
  std::string paragraph_;
  std::vector<size_t> breaks_;
  std::string last_;       // the last line
  size_t width_ = 0;       // of the present page's lines, in characters
  int waiting_pages_ = 0;  // that began since begin_page_ was called
};

}  // namespace chancery::indexer
