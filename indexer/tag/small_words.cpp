#include "indexer/tag/small_words.h"

#include <algorithm>
#include <cstring>

namespace chancery::indexer {

// Of the first and the last eight bytes: every word of a text is asked for.
size_t SmallWords::hash(std::string_view word) {
  uint64_t first = word.size(), last = 0;
  const size_t part = std::min(word.size(), sizeof first);
  std::memcpy(&last, word.data() + word.size() - part, part);
  if (word.size() > part) std::memcpy(&first, word.data(), part);
  return ((first * 0x9E3779B97F4A7C15ULL ^ last) * 0xD6E8FEB86659FD93ULL) >> (64 - kPower);
}

void SmallWords::collect(const TokenList& tokens) {
  if (!bits_.empty()) return;
  bits_.resize((size_t{1} << kPower) / kBits);
  for (const Token& token : tokens.tokens) {
    if (token.flags & (Token::kCapital | Token::kDigits)) continue;
    const size_t place = hash(tokens.word(token));
    bits_[place / kBits] |= static_cast<uint8_t>(1U << place % kBits);
  }
}

bool SmallWords::has(std::string_view word) const {
  const size_t place = hash(word);
  return bits_[place / kBits] >> place % kBits & 1U;
}

}  // namespace chancery::indexer
