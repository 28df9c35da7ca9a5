// Finds the words of a query in texts.
#pragma once

#include <bitset>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "chancery/text.h"
#include "search/plan/wanted.h"

namespace chancery {

struct FoundWord {
  Span span;
  uint32_t unit = 0;  // of Wanted::units
};

// Reads only words that begin like a word of the query: a text costs little more than a look at
// its bytes. Keeps what it learns of words between texts; not thread-safe. `wanted` must outlive
// it.
class WordFinder {
 public:
  explicit WordFinder(const Wanted& wanted);

  // In order. `language` is the text's.
  std::vector<FoundWord> find(std::string_view text, const std::string& language);

 private:
  void want_start(std::string_view word);
  bool may_start(std::string_view text, size_t at) const;
  void take(std::string_view text, size_t begin, size_t end, std::vector<FoundWord>& found);
  int unit_of(const Token& token);

  const Wanted& wanted_;
  std::bitset<1 << 16> starts_;   // by the first two bytes of a folded word
  std::bitset<256> first_bytes_;  // by the first, for initials with points
  bool any_start_ = false;  // stemming of this language changes beginnings: look at every word
  std::string language_;
  std::unique_ptr<Stemmer> stemmer_;
  std::unordered_map<std::string, int> known_;  // word → unit, or -1
  TokenList tokens_;
};

}  // namespace chancery
