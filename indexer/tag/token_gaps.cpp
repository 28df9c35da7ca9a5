#include "indexer/tag/token_gaps.h"

namespace chancery::indexer {

std::string_view gap_before(std::string_view text, const TokenList& tokens, uint32_t token) {
  if (token == 0) return {};
  const uint32_t begin = tokens.tokens[token - 1].span.end;
  return text.substr(begin, tokens.tokens[token].span.begin - begin);
}

bool has_evident_case(const TokenList& tokens, uint32_t begin, uint32_t end) {
  constexpr uint32_t kShort = 4;  // tokens, of which all may belong to one name
  uint32_t capitals = 0;
  uint32_t all_capitals = 0;
  for (uint32_t i = begin; i < end; ++i) {
    const uint8_t flags = tokens.tokens[i].flags;
    capitals += i > begin && (flags & Token::kCapital) ? 1 : 0;
    all_capitals += flags & Token::kAllCapitals ? 1 : 0;
  }
  const uint32_t all = end - begin;
  if (capitals == 0 && (all == 0 || !(tokens.tokens[begin].flags & Token::kCapital))) return false;
  if (all_capitals * 2 > all) return false;
  return all <= kShort || capitals * 3 < all * 2;
}

}  // namespace chancery::indexer
