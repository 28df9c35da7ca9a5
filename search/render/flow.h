// Text that flows into lines of a terminal: wrapped by columns (double-width characters count two),
// with a hanging indent, marks and ink.
//
//   Flow flow(style);
//   flow.add("1", Ink::kPlain);
//   flow.add(snippet.text, snippet.marks);
//   flow.write(out, 1, 4);
//
// Everything added is made inert here, so that nothing of a document acts on the terminal. White
// space of any length is one place to break; so is the side of a double-width character, and the
// side of a word where a dictionary finds words (Thai). Words longer than a line are cut at a
// character.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "search/render/style.h"

namespace chancery::search {

class Flow {
 public:
  explicit Flow(const Style& style) : style_(style) {}

  void add(std::string_view text, Ink ink = Ink::kPlain);
  // Marks that reach beyond `text` are cut.
  void add(std::string_view text, const std::vector<Mark>& marks);
  void space() { space_ = true; }
  // Text that is kept on one line where it fits one; else it breaks at its spaces.
  void add_unbroken(std::string_view text, Ink ink = Ink::kPlain);
  // A faint sign between what was added and what comes next, with spaces around it: never at the
  // beginning of a line.
  void separate(std::string_view sign);

  // Lines, each ended by a newline, no wider than `width` (0: the style's measure): the first
  // begins at column `first_indent`, the others at `indent`. Gives how many were written.
  size_t write(std::ostream& out, size_t first_indent, size_t indent, size_t width = 0) const;
  // Columns that it takes on one line.
  size_t width() const;
  bool empty() const { return units_.empty(); }

 private:
  struct Fragment {
    std::string text;
    Ink ink = Ink::kPlain;
    bool whole = false;  // its spaces are no places to break
  };
  // Fragments between two places to break.
  struct Unit {
    std::vector<Fragment> fragments;
    size_t width = 0;
    bool space = false;  // white space before it
  };
  void put(std::string_view text, Ink ink, size_t columns, bool may_break);
  static std::vector<Unit> words_of(const Unit& unit);
  void write_unit(class InkWriter& writer, const Unit& unit, size_t room) const;

  Style style_;
  std::vector<Unit> units_;
  bool space_ = false;       // white space waits before what comes next
  bool break_next_ = false;  // a line may break before what comes next
  bool glue_ = false;        // a bracket was opened: what comes next belongs to it
};

// One text as lines, each ended by a newline; see Flow::write.
std::string wrapped(std::string_view text, const Style& style, size_t first_indent, size_t indent,
                    Ink ink = Ink::kPlain);

}  // namespace chancery::search
