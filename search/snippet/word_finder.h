// Finds the words of a query in texts.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "chancery/record.h"
#include "chancery/text.h"
#include "search/plan/wanted.h"

namespace chancery::search {

struct FoundWord {
  enum Kind : uint8_t {
    kWord,
    kPhrase,  // the whole of WantedUnit::phrases, with what stands between its words
    kQuoted,  // likewise, of a unit that was typed in quotes
    kPart,    // of WantedUnit::parts
  };
  Span span;
  uint32_t unit = 0;  // of Wanted::units
  Kind kind = kWord;
};

// `words` without the parts of what the text has as a whole or, in `record`, by another name.
std::vector<FoundWord> without_parts(const Record& record, const Wanted& wanted,
                                     std::vector<FoundWord> words);

// Reads only words that begin like a word of the query: a text costs little more than a look at
// its bytes. Not thread-safe. `wanted` must outlive it.
class WordFinder {
 public:
  explicit WordFinder(const Wanted& wanted);

  // In order.
  std::vector<FoundWord> find(std::string_view text);

 private:
  void want_start(std::string_view word);
  std::span<const uint32_t> candidates(std::string_view text, size_t begin, size_t end);
  void take(std::string_view text, size_t begin, size_t end, std::vector<FoundWord>& found);
  void take_phrases(std::string_view text, uint32_t begin, std::string_view first,
                    std::vector<FoundWord>& found);
  std::optional<uint32_t> end_of(const WantedPhrase& phrase) const;
  std::optional<uint32_t> unit_of(std::string_view word) const;

  const Wanted& wanted_;
  // Whether a wanted word may begin with a byte that another follows, by both. It may with any that
  // is not ASCII.
  std::vector<uint8_t> pairs_;
  std::unordered_map<std::string_view, uint32_t> units_;  // of each word and form, the first
  std::unordered_map<std::string_view, uint32_t> parts_;  // likewise, of each part
  // The phrases that begin with a word, each with its unit.
  std::unordered_map<std::string_view, std::vector<std::pair<uint32_t, const WantedPhrase*>>>
      phrases_;
  std::vector<uint32_t> places_;  // see candidates
  bool behind_gap_ = true;        // see word_starts.h
  TokenList tokens_, ahead_;
};

}  // namespace chancery::search
