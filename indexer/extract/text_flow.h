// Collects the paragraphs of a document whose format tells where they begin and end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Paragraphs in order. A row of a table becomes one paragraph, "cell | cell", when its cells are
// short; a table that only lays out text gives its cells' paragraphs one by one.
class TextFlow {
 public:
  // More of the paragraph that is open; white space is collapsed when it ends.
  void add(std::string_view text);
  // The same, of raised letters: the number of a note stands apart from the word that it is of.
  void add_raised(std::string_view text);
  void end_paragraph();

  // Tables may stand in cells of tables.
  void begin_row();
  void end_cell();
  void end_row();

  // How many paragraphs there are outside tables; text that is open is not counted.
  size_t size() const { return paragraphs_.size(); }
  const std::string& open() const { return open_; }
  void drop_open() {
    open_.clear();
    behind_note_ = false;
  }
  // All of them. Rows that are open are closed.
  std::vector<std::string> take();

 private:
  struct Row {
    std::vector<std::vector<std::string>> cells{1};
  };
  void add_paragraph(std::string paragraph);

  std::string open_;
  bool behind_note_ = false;  // the last that was added is the mark of a note
  std::vector<Row> rows_;
  std::vector<std::string> paragraphs_;
};

// The clean text of a document made of `paragraphs` (white space collapsed), as page_text.h makes
// it; what they say of the document goes to `clues`. Without a title in `clues` the first line may
// become it.
std::string text_of_paragraphs(const std::vector<std::string>& paragraphs, Clues& clues);

// `paragraphs` joined as they are: for tables and slides, where short lines are the text.
std::string joined(const std::vector<std::string>& paragraphs);

// `text` without what character references of a format may have brought in: controls, NULs.
std::string inert_text(std::string text);

}  // namespace chancery::indexer
