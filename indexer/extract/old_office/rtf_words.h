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

}  // namespace chancery::indexer
