// Words that tell for or against: gazetteer/words/stance-LANGUAGE.txt. They are evidence that a
// reader weighs, and no verdict: a sentence may quote, doubt or mock them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/text.h"
#include "chancery/words.h"

namespace chancery::search {

// Bits of a word; the file tells what they mean.
using StanceClasses = uint32_t;
struct StanceClass {
  enum : StanceClasses {
    kFor = 1U << 0,
    kAgainst = 1U << 1,
    kVerb = 1U << 2,
    kPast = 1U << 3,
    kNoun = 1U << 4,
    kPerson = 1U << 5,
    kQuality = 1U << 6,
    kEvent = 1U << 7,
    kNegation = 1U << 8,
    kBetween = 1U << 9,
    kObject = 1U << 10,
    kThrough = 1U << 11,
    kBy = 1U << 12,
    kSpeech = 1U << 13,
    kCalls = 1U << 14,
    kBehind = 1U << 15,
    kFelt = 1U << 16,
    kPlace = 1U << 17,
    kDeterminer = 1U << 18,
  };
};
inline constexpr StanceClasses kStance = StanceClass::kFor | StanceClass::kAgainst;

// A word or phrase that tells for or against.
struct StanceWord {
  Span span;         // bytes of the text, with what turns it round
  size_t first = 0;  // tokens, from
  size_t last = 0;   // to
  StanceClasses classes = 0;
  bool negated = false;  // "cannot accept": it tells the opposite
  bool in_favour() const { return ((classes & StanceClass::kFor) != 0) != negated; }
};

// A negation turns round what stands at most so many words behind it, or before one of kBehind.
inline constexpr size_t kNegationReach = 3;

class StanceWords {
 public:
  // Those of `language`, read once; nullptr when there is no list for it. Thread-safe. Throws Error
  // when a list is wrong.
  static const StanceWords* of(std::string_view language);
  explicit StanceWords(const WordFile& file);

  StanceClasses classes(std::string_view word) const;
  // 1 for a word of good feeling (feelings-LANGUAGE.txt), -1 for one of bad feeling, 0 for others.
  int feeling(std::string_view word) const;
  // In the order of the text whose tokens are given; they do not overlap.
  std::vector<StanceWord> find(const TokenList& tokens) const;

 private:
  struct Entry {
    StanceClasses classes = 0;
    std::vector<std::pair<std::vector<std::string>, StanceClasses>> phrases;  // behind the word
  };
  std::unordered_map<std::string, Entry, WordHash, std::equal_to<>> words_;
  std::vector<std::pair<std::string, StanceClasses>> endings_;
  WordSet good_, bad_;
};

}  // namespace chancery::search
