// Base64 (RFC 4648, section 4), as HTTP's Basic authentication has it.
#pragma once

#include <string>
#include <string_view>

namespace chancery::serve {

// Empty for what is none.
std::string from_base64(std::string_view text);

}  // namespace chancery::serve
