// Which words a text has in small letters: what opens a sentence with a capital and stands small
// elsewhere is no name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "chancery/text.h"

namespace chancery::indexer {

// A bit a word, by its hash. Words that share a place are rare, and cost no more than a name that
// is not listed.
class SmallWords {
 public:
  // Collects those of `tokens`, once; later calls change nothing.
  void collect(const TokenList& tokens);
  // `word` is folded.
  bool has(std::string_view word) const;

 private:
  static constexpr unsigned kPower = 17;
  static constexpr size_t kBits = 8;
  static size_t hash(std::string_view word);
  std::vector<uint8_t> bits_;
};

}  // namespace chancery::indexer
