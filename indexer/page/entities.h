// Character references in strings that no HTML parser reads (JSON-LD, stripped markup).
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// &amp; &#8217; &#x2019; and the commonest names become characters; others stay as written.
std::string decode_entities(std::string_view text);

}  // namespace chancery
