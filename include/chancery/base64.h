// Base64 (RFC 4648, section 4): bytes as text, for JSON and HTTP.
//
// Floor: base.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

std::string to_base64(std::string_view bytes);

// Empty for what is no base64; padding at the end may be left out.
std::string from_base64(std::string_view text);

}  // namespace chancery
