// Character references in strings that no HTML parser reads (JSON-LD, stripped markup).
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

// &amp; &#8217; &#x2014; &oacute; and all other references of HTML that end with a semicolon become
// characters (gumbo has the table); what is none stays as written. Costs 30 µs for a text with one.
std::string decode_entities(std::string_view text);

}  // namespace chancery::indexer
