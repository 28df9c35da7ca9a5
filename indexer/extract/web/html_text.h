// All text of an HTML page, for pages that are parts of something: chapters of books, mails.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// The paragraphs of `bytes` in order, white space collapsed, rows of tables as "cell | cell". No
// part is left out but head, script, style and what is hidden by the markup. `charset`: what is
// said of the bytes from outside, believed before the page's own declaration; or empty.
std::vector<std::string> html_paragraphs(std::string_view bytes, std::string_view charset = "");

}  // namespace chancery::indexer
