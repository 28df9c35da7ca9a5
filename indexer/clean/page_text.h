// From the paragraphs of a page to its article: chrome goes, statements about the article are read.
//
// Used for every format. Paragraphs are given in order; the head (what stands before the article's
// first sentence) and the tail are judged more severely than the middle, where only lines that
// cannot be sentences of an article go. A text without chrome comes out with the words it had.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/phrases.h"
#include "indexer/page/clues.h"

namespace chancery::indexer {

struct PageOptions {
  // Take the first line for the title when it is a headline (plain text); otherwise `clues.title`
  // is known, and a paragraph of the head that repeats it goes.
  bool find_headline = false;
  // Whether the layout is known to be a web page, so that menus and related links are expected.
  bool is_page = false;
  // Whether a line of names alone beside the headline are its authors.
  bool bare_names = true;
  // Of a text that is read in pieces: whether this one has its beginning, and its end.
  bool begins = true;
  bool ends = true;
};

class PageText {
 public:
  PageText(const PageOptions& options, Clues& clues)
      : options_(options),
        clues_(clues),
        in_head_(options.begins),
        dateline_sought_(!options.begins) {}

  // How many bytes will come, so that the text is not copied as it grows.
  void reserve(size_t bytes) { out_.reserve(bytes); }
  // A paragraph that will be given later, near the end: a citation in it names the title.
  void look_ahead(std::string_view paragraph);
  // One paragraph: white space collapsed, not empty. `lines`: how many lines it had.
  void add(std::string_view paragraph, size_t lines = 1);
  // The article; paragraphs are separated by "\n\n". Call once.
  std::string finish();

 private:
  // A paragraph of the head.
  struct Piece {
    std::string text;
    size_t lines = 1;
    LineKind kind = LineKind::kText;
    bool byline = false;
    Clues clues;  // of a by-line
  };
  struct Kept {
    size_t begin = 0;    // in out_
    bool loose = false;  // a short line without a sentence's end
    bool menu = false;   // belongs to a page's foot
    bool brief = false;  // less than 100 bytes
  };

  void finish_head();
  void drop_leading_menu();
  void read_fields();
  void read_bylines();
  size_t find_title() const;
  int headline_score(size_t index) const;
  void take_title(size_t index);
  void take_names();
  void add_body(std::string_view paragraph, LineKind kind);
  void append(std::string_view paragraph, bool menu);
  void drop_trailing_menu();

  PageOptions options_;
  Clues& clues_;
  bool in_head_;
  bool chrome_seen_ = false;
  bool citation_follows_ = false;
  bool dateline_sought_;
  std::string cited_title_;
  std::string title_text_;  // the headline that left the text
  std::vector<Piece> head_;
  std::string out_;
  std::vector<Kept> recent_;                // the last paragraphs of out_, for the tail
  size_t comments_at_ = std::string::npos;  // where the readers' comments began in out_
};

}  // namespace chancery::indexer
