// How text looks: inks, and the signs that stand between parts.
//
// Three kinds of marks must differ with and without colour, and without Unicode:
//   colour            bold yellow word, bold cyan actor, bold magenta issue
//   no colour         [word]  ‹actor›  «issue»
//   no Unicode        [word]  <actor>  {issue}
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "search/answer/answer.h"

namespace chancery::search {

enum class Ink : uint8_t { kPlain, kTitle, kFaint, kWord, kActor, kIssue };

struct Style {
  bool color = false;
  bool unicode = true;
  size_t width = 80;  // columns of the terminal

  // Columns that running text uses: long lines tire the eye.
  size_t measure() const;
};

Ink ink_of(MarkKind kind);

// What is written before and after text of `ink`: escape sequences in colour, brackets without.
std::string_view before(const Style& style, Ink ink);
std::string_view after(const Style& style, Ink ink);

struct Signs {
  std::string_view ellipsis;   // between snippets
  std::string_view separator;  // between parts of a line
  std::string_view times;      // before a count
  std::string_view arrow;      // from what was to what became of it
};
const Signs& signs(const Style& style);

}  // namespace chancery::search
