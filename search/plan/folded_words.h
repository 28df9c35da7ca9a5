// The words of a text as terms have them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::search {

// In their order, folded; those that stand twice come twice.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace chancery::search
