// What toml++ must be kept from.
//
// Floor: base.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace chancery {

// The 1-based line of the first key of more than kMostKeyParts parts ("a.b.c" has three); nullopt
// when there is none. toml++ makes a table of each part and frees them one inside the other, so a
// key of some hundred thousand parts overflows the stack. Values that nest it limits itself.
std::optional<size_t> line_of_deep_key(std::string_view toml);

inline constexpr size_t kMostKeyParts = 64;

}  // namespace chancery
