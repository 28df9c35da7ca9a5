// Text and addresses as they stand in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace chancery::search {

// Text for an element or a quoted attribute: < > & " are references, what XML 1.0 has no place for
// is U+FFFD, white space is single spaces.
std::string markup_text(std::string_view text);

// The address of a document of the web with nothing in it that ends an attribute or that programs
// refuse. Empty for what is no http: or https: address of a host.
std::string web_link(std::string_view url);

// file:///home/ann/a%20b.pdf, of an absolute path; empty for others.
std::string file_link(std::string_view path);

}  // namespace chancery::search
