// The fields that stand before a Markdown text, in YAML or TOML.
#pragma once

#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Reads front matter at the start of `text` ("---" … "---", or "+++" … "+++" for TOML) into
// `clues` and takes it off `text`. Text whose first lines only look like it stays as it is; a
// syntax error costs the fields, not the document.
void read_front_matter(std::string_view& text, Clues& clues);

}  // namespace chancery::indexer
