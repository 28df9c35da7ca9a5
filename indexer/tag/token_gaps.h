// What stands between the tokens of a text, and whether its capitals tell names.
#pragma once

#include <cstdint>
#include <string_view>

#include "chancery/record.h"

namespace chancery::indexer {

// The bytes of `text` before token number `token`, from the end of the one before; "" for the
// first.
std::string_view gap_before(std::string_view text, const TokenList& tokens, uint32_t token);

// Whether capitals tell names in the sentence of tokens [begin, end): in headlines and in sentences
// in capitals they do not.
bool has_evident_case(const TokenList& tokens, uint32_t begin, uint32_t end);

}  // namespace chancery::indexer
