// The code pages of an RTF document: its own, and those of its fonts.
#pragma once

#include <map>
#include <string_view>

namespace chancery::indexer {

class RtfFonts {
 public:
  // Takes a control word that says something of code pages; false for any other. `in_table`: it
  // stands in the table of fonts, of which the last font `chosen` is described.
  bool control(std::string_view word, int number, bool in_table);

  void choose(int font) { chosen_ = font; }
  int default_font() const { return default_font_; }
  // 0 when none is known.
  int code_page(int font) const;
  int document_page() const { return document_page_; }

 private:
  int document_page_ = 1252;
  int default_font_ = 0;
  int chosen_ = 0;
  std::map<int, int> pages_;  // font → code page
};

}  // namespace chancery::indexer
