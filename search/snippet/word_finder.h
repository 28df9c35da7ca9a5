// Finds the words of a query in texts.
#pragma once

#include <memory>
#include <span>
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
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };

  void want_start(std::string_view word);
  void want_all();
  std::span<const uint32_t> candidates(std::string_view text, size_t begin, size_t end);
  void take(std::string_view text, size_t begin, size_t end, std::vector<FoundWord>& found);
  int unit_of(const Token& token);

  const Wanted& wanted_;
  std::vector<uint8_t> pairs_;  // what a byte is that another follows, by both
  std::string language_;
  std::unique_ptr<Stemmer> stemmer_;
  std::unordered_map<std::string, int, Hash, std::equal_to<>> known_;  // word → unit, or -1
  std::vector<uint32_t> places_;                                       // see candidates
  TokenList tokens_;
};

}  // namespace chancery
