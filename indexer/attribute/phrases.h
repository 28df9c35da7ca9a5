// Noun phrases by rules on words: who stands before a verb, behind it, and at the head of a clause.
// There is no parser: what the rules do not know ends a phrase.
#pragma once

#include <optional>

#include "indexer/attribute/items.h"

namespace chancery::indexer {

// The first and the last item of a noun phrase.
struct Phrase {
  size_t first = 0, last = 0;
  bool operator==(const Phrase&) const = default;
};

struct Subject {
  enum Kind : uint8_t {
    kNone,
    kFound,
    kElided,      // "left and said": the subject of the clause before
    kInfinitive,  // "to say"
  };
  Kind kind = kNone;
  Phrase phrase;
  bool negated = false;  // "did not say"
  bool passive = false;  // "was told": it is told and says nothing
};

class Phrases {
 public:
  explicit Phrases(ItemSpan items) : items_(items) {}

  // The subject of a verb at item `verb`, before it and not before `from`.
  Subject before_verb(size_t verb, size_t from) const;
  // The noun phrase that begins at item `at`, before `end`.
  std::optional<Phrase> at(size_t at, size_t end) const;
  // The subject of the clause that items [begin, end) are or begin with.
  std::optional<Phrase> of_clause(size_t begin, size_t end) const;

 private:
  Subject ending_at(size_t last, size_t from) const;
  size_t first_of(size_t last, size_t from) const;
  bool denies_itself(const Phrase& subject) const;
  bool is_denied(const Phrase& subject, size_t from) const;
  size_t behind_preposition(size_t first, size_t last) const;
  bool joins_names(size_t conjunction, size_t from) const;
  // The item before the auxiliaries of a verb, and what they tell of it.
  size_t skip_auxiliaries(size_t verb, size_t from, Subject& told, bool& found) const;

  ItemSpan items_;
};

// Whether an item stands for somebody by itself: he, they, I; not "his".
bool is_pronoun(const Item& item);

}  // namespace chancery::indexer
