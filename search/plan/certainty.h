// How sure a count of documents is.
#pragma once

#include <cstdint>
#include <string_view>

namespace chancery::search {

enum class Certainty : uint8_t {
  kExact,
  kAbout,    // an estimate
  kAtLeast,  // a count of those that were looked at; there may be more
};

// What stands before the number.
constexpr std::string_view words_before_count(Certainty certainty) {
  return certainty == Certainty::kExact   ? ""
         : certainty == Certainty::kAbout ? "about "
                                          : "at least ";
}

}  // namespace chancery::search
