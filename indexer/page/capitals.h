// Capital and small letters of any alphabet.
#pragma once

#include <string_view>

namespace chancery::indexer {

bool has_capital(std::string_view text);
bool has_small_letter(std::string_view text);

}  // namespace chancery::indexer
