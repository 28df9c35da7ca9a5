// What RTF's control words are, as far as text is concerned. Words come without the backslash.
#pragma once

#include <string_view>

namespace chancery::indexer {

// Groups whose text is not the document's. Unknown ones marked "\*" are skipped as well.
bool is_skipped_group(std::string_view word);

// Groups marked "\*" that hold text all the same.
bool is_kept_group(std::string_view word);

// The character that a word stands for, 0 when it is none of these.
char32_t named_character(std::string_view word);

// Characters by number, as the control word u gives them: those above U+FFFF come as two.
class RtfUnicode {
 public:
  // The character; 0 when its other half is still to come, or for none.
  char32_t join(int number);

 private:
  char32_t high_ = 0;
};

}  // namespace chancery::indexer
