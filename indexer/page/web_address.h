// Addresses of pages.
#pragma once

#include <string_view>

namespace chancery::indexer {

// The address of which `url` is the copy in a web archive ("https://web.archive.org/web/20171110…/
// http://example.org/…", "https://archive.ph/20171110…/https://…"); `url` itself when it is none.
// Empty for a copy that does not tell of what.
std::string_view original_address(std::string_view url);

}  // namespace chancery::indexer
