// What a page's head, JSON-LD and headings say of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/page/clues.h"
#include "indexer/page/html_tree.h"

namespace chancery::indexer {

struct HtmlMetadata {
  Clues clues;
  std::string article;                    // articleBody of the JSON-LD, as plain text
  std::vector<std::string> descriptions;  // what it says of itself in a line or two, each once
};

// `json_ld`: the page's scripts of that type; those that are no JSON are ignored.
HtmlMetadata read_html_metadata(const HtmlTree& tree, const std::vector<std::string>& json_ld);

}  // namespace chancery::indexer
