#include "indexer/attribute/phrases.h"

namespace chancery::indexer {

namespace {

using C = CueClass;
constexpr CueClasses kByEnding = C::kMany | C::kVerbal;
constexpr size_t kLongest = 16;  // words of a noun phrase

bool is_lower(const Item& item, CueClasses classes) {
  return !item.capital && item.is(classes);
}

// Words that have a capital and are no name.
bool is_name_word(const Item& item) {
  return item.kind == Item::kWord && item.capital && !item.is(C::kTime);
}

bool ends_phrase(const Item& item) {
  if (item.kind != Item::kWord || item.is(C::kThat)) return true;
  if (item.is(C::kSubordinator) && !item.is(C::kPreposition)) return true;
  // French "le" may be either.
  if (item.is(C::kAuxiliary | C::kVerb) && !item.is(C::kDeterminer)) return true;
  if (item.is(C::kClause) && !item.is(C::kNoun) && !item.capital) return true;
  return is_lower(item, C::kAdverb);
}

}  // namespace

bool is_pronoun(const Item& item) {
  return item.is(kPronoun) && !item.is(C::kPossessive) && !item.is(C::kDeterminer);
}

bool Phrases::joins_names(size_t conjunction, size_t from) const {
  if (conjunction <= from || conjunction + 1 >= items_.size()) return false;
  const Item& left = items_[conjunction - 1];
  const Item& right = items_[conjunction + 1];
  if (left.kind != Item::kWord || right.kind != Item::kWord) return false;
  return (left.capital && right.capital) || (left.is(C::kMany));
}

size_t Phrases::first_of(size_t last, size_t from) const {
  size_t first = last;
  while (first > from && last - first < kLongest) {
    const Item& before = items_[first - 1];
    if (before.is(C::kConjunction) && !before.is(C::kDeterminer)) {
      if (!joins_names(first - 1, from)) break;
    } else if (ends_phrase(before)) {
      break;
    }
    --first;
  }
  while (first < last && items_[first].is(C::kConjunction | C::kAdverb) &&
         !items_[first].is(C::kDeterminer)) {
    ++first;
  }
  return first;
}

// "In Iowa Mr Ek": the phrase that stands behind the one with the preposition at `first`.
size_t Phrases::behind_preposition(size_t first, size_t last) const {
  if (items_[last].capital) {
    size_t begin = last;
    while (begin > first + 1 && is_name_word(items_[begin - 1])) --begin;
    while (begin > first + 1 && items_[begin - 1].kind == Item::kWord &&
           (items_[begin - 1].classes & ~kByEnding) == 0 && !items_[begin - 1].capital) {
      --begin;
    }
    if (begin > first + 1 && items_[begin - 1].is(C::kDeterminer)) --begin;
    return begin;
  }
  for (size_t i = last; i > first; --i) {
    if (items_[i].is(C::kDeterminer) && !items_[i - 1].is(C::kPreposition)) return i;
  }
  for (size_t i = last; i > first + 1; --i) {
    if (items_[i].is(C::kDeterminer)) return i;
  }
  return std::min(first + 1, last);
}

Subject Phrases::ending_at(size_t last, size_t from) const {
  const Item& end = items_[last];
  if (is_pronoun(end) && !end.is(C::kThat)) return {Subject::kFound, {last, last}, false};
  if (end.is(C::kRelative)) {
    // "Mr Ek, who said": the phrase before it.
    size_t before = last;
    if (before > from && items_[before - 1].is_mark(',')) --before;
    if (before > from && items_[before - 1].kind == Item::kWord) {
      const Subject antecedent = ending_at(before - 1, from);
      if (antecedent.kind == Subject::kFound) {
        return {Subject::kFound, {antecedent.phrase.first, before - 1}, false};
      }
    }
    return {Subject::kFound, {last, last}, false};
  }
  size_t first = first_of(last, from);
  if (items_[first].is(C::kPreposition | C::kSubordinator)) {
    const bool coordinated = first > from && items_[first - 1].is(C::kConjunction) && !end.capital;
    if (coordinated) return {Subject::kElided, {}, false};
    first = behind_preposition(first, last);
  }
  if (first == last &&
      (end.is(C::kPreposition | C::kConjunction | C::kSubordinator | C::kTime | C::kAuxiliary) ||
       (end.is(C::kDeterminer) && !end.is(kPronoun) && !end.is(C::kMany)))) {
    return {};
  }
  return {Subject::kFound, {first, last}, false};
}

size_t Phrases::skip_auxiliaries(size_t verb, size_t from, Subject& told, bool& found) const {
  size_t at = verb;
  found = false;
  while (at > from) {
    const Item& item = items_[at - 1];
    if (!is_lower(item, C::kAuxiliary | C::kAdverb | C::kNegation)) break;
    const bool no_longer = item.is(C::kNegation) && at < verb && items_[at].is(C::kAdverb);
    if (item.is(C::kAmbiguous) || (item.is(C::kDeterminer) && !no_longer)) break;
    told.negated = told.negated || item.is(C::kNegation);
    told.passive = told.passive || item.is(C::kBe);
    --at;
    found = true;
  }
  return found ? at - 1 : verb - 1;
}

// "Neither side said", "not one of them said"; but not "No 10 said", "not clear, they said".
bool Phrases::denies_itself(const Phrase& subject) const {
  const Item& first = items_[subject.first];
  if (!first.is(C::kNegation) || subject.first == subject.last) return false;
  const Item& next = items_[subject.first + 1];
  if (!first.is(C::kDeterminer)) return next.is(C::kDeterminer);
  return next.kind == Item::kWord && (next.word[0] < '0' || next.word[0] > '9');
}

// "It is not true that they said", "nor did she say that they said", "it denied that they said".
bool Phrases::is_denied(const Phrase& subject, size_t from) const {
  if (subject.first < from + 2 || !items_[subject.first - 1].is(C::kThat)) return false;
  const size_t word = subject.first - 2;
  constexpr size_t kReach = 2;  // "not the case that"
  bool negated = false;
  for (size_t i = word; i > from && word - i < kReach && items_[i - 1].kind == Item::kWord; --i) {
    negated = negated || items_[i - 1].is(C::kNegation);
  }
  if (items_[word].is(C::kDenies | C::kNegation)) return !negated;
  return negated && items_[word].is(C::kTruth | C::kClause);
}

Subject Phrases::before_verb(size_t verb, size_t from) const {
  Subject subject;  // what is told of it, and kNone until it is found
  if (verb <= from) return subject;
  bool skipped = false;
  size_t at = skip_auxiliaries(verb, from, subject, skipped);
  if (at + 1 <= from || at >= verb) return subject;
  const Item& end = items_[at];
  if (end.is_dash_or_comma()) {
    // "Mr Ek, a lawyer, said"
    constexpr size_t kLongestApposition = 30;
    size_t open = at;
    while (open > from && at - open < kLongestApposition) {
      --open;
      if (items_[open].kind == Item::kQuote || items_[open].is_mark(end.mark)) break;
    }
    if (open <= from || !items_[open].is_mark(end.mark)) return subject;
    at = open - 1;
  } else if (end.is_mark(')')) {
    size_t open = at;
    while (open > from && !items_[open].is_mark('(')) --open;
    if (open <= from) return subject;
    at = open - 1;
  }
  if (items_[at].kind != Item::kWord) return subject;
  const Item& last = items_[at];
  // "Stopped short of saying", "failed to say".
  if (last.is(C::kPreposition) && at > from) {
    subject.negated = subject.negated || items_[at - 1].is(C::kNegation);
  }
  if (last.is(C::kPreposition) && last.is(C::kThat)) return subject;
  if (last.is(C::kInfinitive)) {
    subject.kind = Subject::kInfinitive;
    return subject;
  }
  if (last.is(C::kConjunction) && !last.is(C::kDeterminer)) {
    subject.kind = Subject::kElided;
    return subject;
  }
  if (last.is(C::kPreposition) ||
      (last.is(C::kSubordinator) && !last.is(C::kRelative | C::kThat))) {
    return subject;
  }
  if (last.is(C::kTime) && at > from) {
    // "Mr Ek on Monday said"
    size_t before = at;
    while (before > from && items_[before].is(C::kTime | C::kPreposition)) --before;
    if (items_[before].kind == Item::kWord &&
        (items_[before].capital || is_pronoun(items_[before]))) {
      at = before;
    }
  }
  Subject found = ending_at(at, from);
  found.negated = subject.negated;
  if (found.kind == Subject::kFound) {
    found.negated = (found.negated || denies_itself(found.phrase)) != is_denied(found.phrase, from);
  }
  found.passive = subject.passive;
  return found;
}

std::optional<Phrase> Phrases::at(size_t at, size_t end) const {
  if (at >= end || items_[at].kind != Item::kWord) return std::nullopt;
  const Item& first = items_[at];
  if (is_pronoun(first) && !first.is(C::kThat)) return Phrase{at, at};
  const bool modifies =
      at + 1 < end && items_[at + 1].kind == Item::kWord && items_[at + 1].capital;
  const bool plural = first.is(C::kMany) && (first.classes & ~(kByEnding | C::kOffice)) == 0;
  if (!first.capital && !first.is(C::kDeterminer) && !modifies && !plural) return std::nullopt;
  if (first.is(C::kThat | C::kTime) || (first.is(C::kSubordinator) && !first.is(C::kDeterminer))) {
    return std::nullopt;
  }
  size_t last = at;
  while (last + 1 < end && last - at < kLongest && items_[last + 1].kind == Item::kWord) {
    const Item& next = items_[last + 1];
    if (next.is(C::kRelative | C::kThat | C::kTime | C::kAuxiliary)) break;
    if (next.is(C::kSubordinator) && !next.is(C::kPreposition)) break;
    const bool follows = last + 2 < end && items_[last + 2].kind == Item::kWord;
    if (next.is(C::kPreposition) && (next.is(C::kSubordinator) || !follows)) break;
    if (next.is(C::kConjunction) && !(follows && items_[last + 2].capital)) break;
    ++last;
  }
  return Phrase{at, last};
}

std::optional<Phrase> Phrases::of_clause(size_t begin, size_t end) const {
  size_t at = begin;
  while (at < end && items_[at].kind == Item::kMark) ++at;
  if (at < end &&
      items_[at].is(C::kPreposition | C::kSubordinator | C::kParticiple | C::kVerbal |
                    C::kAdverb) &&
      !items_[at].is(C::kDeterminer)) {
    constexpr size_t kLongestIntroduction = 25;
    for (size_t i = at; i + 1 < std::min(end, at + kLongestIntroduction); ++i) {
      if (items_[i].is_mark(',') && items_[i + 1].kind == Item::kWord &&
          !items_[i + 1].is(C::kTime)) {
        at = i + 1;
        break;
      }
    }
  }
  while (at < end && items_[at].is(C::kConjunction | C::kAdverb) &&
         !items_[at].is(C::kDeterminer)) {
    ++at;
  }
  if (at >= end || items_[at].kind != Item::kWord) return std::nullopt;
  const Item& first = items_[at];
  if (is_pronoun(first)) return Phrase{at, at};
  size_t last = at;
  constexpr size_t kLongestSubject = 10;
  while (last + 1 < end && last - at < kLongestSubject && items_[last + 1].kind == Item::kWord) {
    const Item& next = items_[last + 1];
    constexpr CueClasses kEnds = C::kAuxiliary | C::kVerb | C::kSubordinator | C::kAdverb |
                                 C::kConjunction | C::kClause | C::kHearer | C::kMatter |
                                 C::kVerbal;
    if (is_lower(next, kEnds) || (next.is(C::kPreposition) && next.is(C::kSubordinator))) break;
    if (next.is(C::kPreposition) && !next.is(C::kOf)) break;
    ++last;
  }
  if (last == at && first.is(C::kDeterminer)) return std::nullopt;
  if (!first.capital && !first.is(C::kDeterminer | C::kMany)) return std::nullopt;
  return Phrase{at, last};
}

}  // namespace chancery::indexer
