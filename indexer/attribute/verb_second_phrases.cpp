// Noun phrases and clauses of German, where every noun has a capital.
#include "indexer/attribute/verb_second_frames.h"

namespace chancery::indexer {

using C = CueClass;

namespace {
constexpr size_t kLongestPhrase = 14;  // words of a noun phrase
constexpr size_t kPhraseFar = 24;      // items in which what is said must begin

bool is_noun(const Item& item) {
  return item.kind == Item::kWord && item.capital && !item.is(C::kTime);
}
}  // namespace

// Whether the phrase whose last item is `last` goes on with the item behind it; `noun` is its last
// noun (`end` when it has none yet).
bool VerbSecondFrames::extends(size_t last, size_t noun, size_t end, size_t first) const {
  const Item& next = items_[last + 1];
  const bool has_noun = noun != end;
  if (next.capital && !next.is(C::kPreposition)) return true;
  if (next.is(C::kAdverb | C::kAuxiliary | C::kNegation | C::kSubordinator) &&
      !next.is(C::kDeterminer | C::kPreposition)) {
    return false;
  }
  if (next.is(C::kOf | C::kDeterminer | C::kPreposition) ||
      (next.is(C::kConjunction) && has_noun)) {
    // Only where a noun follows; a place or time belongs to the verb.
    if (!next.is(C::kOf) && has_noun) return false;
    size_t i = last + 2;
    while (i < end && i < last + 5 && is_word(i) && !items_[i].capital) ++i;
    return i < end && is_word(i) && is_noun(items_[i]);
  }
  // An adjective before a noun.
  if (next.classes != 0 && !next.is(C::kVerbal)) return false;
  const size_t i = last + 2;
  if (i >= end || !is_word(i)) return false;
  if (items_[i].capital) return !has_noun || (!items_[last].capital && last != first);
  return !has_noun && (items_[i].classes & ~CueClasses{C::kVerbal}) == 0 && i + 1 < end &&
         is_word(i + 1) && items_[i + 1].capital;
}

std::optional<Phrase> VerbSecondFrames::noun_phrase(size_t at, size_t end) const {
  if (at >= end || !is_word(at)) return std::nullopt;
  const Item& first = items_[at];
  if (is_pronoun(first)) return Phrase{at, at};
  const bool name = is_noun(first) && !first.is(C::kDeterminer);
  if (!name && !first.is(C::kDeterminer)) return std::nullopt;
  size_t last = at, noun = name ? at : end;
  while (last + 1 < end && last - at < kLongestPhrase && is_word(last + 1)) {
    if (is(last + 1, C::kTime) && noun != end) break;
    if (!extends(last, noun, end, at)) break;
    ++last;
    if (items_[last].capital && !items_[last].is(C::kPreposition)) noun = last;
  }
  if (noun == end) return std::nullopt;
  return Phrase{at, noun};
}

std::optional<Phrase> VerbSecondFrames::first_noun_phrase(size_t begin, size_t end) const {
  for (size_t i = begin; i < end; ++i) {
    if (auto found = noun_phrase(i, end)) return found;
  }
  return std::nullopt;
}

std::optional<Phrase> VerbSecondFrames::subject_before(const Clause& clause) const {
  if (!clause.has_before()) return std::nullopt;
  const Item& first = items_[clause.begin];
  if (first.is(C::kTime)) return std::nullopt;
  if (first.is(C::kPreposition | C::kAdverb | C::kSubordinator) && !first.is(C::kDeterminer) &&
      !is_pronoun(first)) {
    return std::nullopt;
  }
  const std::optional<Phrase> found = noun_phrase(clause.begin, clause.finite);
  if (!found) return std::nullopt;
  for (size_t i = found->last + 1; i < clause.finite; ++i) {
    const Item& item = items_[i];
    constexpr CueClasses kBetween =
        C::kAdverb | C::kAuxiliary | C::kPreposition | C::kDeterminer | C::kTime | C::kVerbal;
    if (!item.is(kBetween) && item.classes != 0 && !item.capital) return std::nullopt;
  }
  return found;
}

// The begin of the clause of the item; what stands in brackets belongs to the words before:
// "der Minister Jung (CDU) kündigte an".
size_t VerbSecondFrames::start_of(size_t at) const {
  constexpr size_t kLongestBrackets = 6;
  size_t start = at;
  while (start > 0) {
    if (is_word(start - 1)) {
      --start;
      continue;
    }
    if (!is_mark(start - 1, ')')) break;
    size_t open = start - 1;
    while (open > 0 && start - open <= kLongestBrackets && !is_mark(open, '(')) --open;
    if (!is_mark(open, '(') || open == 0 || !is_word(open - 1)) break;
    start = open;
  }
  return start;
}

// "Der Leiter des Amtes, Karl Ek, sagte": a subject, and what is set beside it.
std::optional<Phrase> VerbSecondFrames::subject_with_apposition(const Clause& clause) const {
  constexpr size_t kLongestApposition = 10;
  if (clause.finite != clause.begin || clause.start < 2) return std::nullopt;
  const size_t close = clause.start - 1;
  size_t open = close;
  while (open > 0 && is_word(open - 1) && close - open < kLongestApposition) --open;
  if (!is_mark(close, ',') || open == 0 || open == close || !is_mark(open - 1, ',')) {
    return std::nullopt;
  }
  const std::optional<Phrase> beside = noun_phrase(open, close);
  if (!beside || is_pronoun(items_[open])) return std::nullopt;
  size_t first = open - 1;
  while (first > 0 && (is_word(first - 1) || is_quote(first - 1))) --first;
  const std::optional<Phrase> head = noun_phrase(first, open - 1);
  if (!head || is_pronoun(items_[first])) return std::nullopt;
  return Phrase{head->first, close - 1};
}

std::optional<Phrase> VerbSecondFrames::subject_behind(size_t verb) const {
  size_t at = verb;
  while (is(at, C::kAdverb) && !is(at, C::kDeterminer | C::kPlural | C::kFemale | C::kMale)) ++at;
  if (auto found = noun_phrase(at, count())) return found;
  // "sagte am Montag der Sprecher"
  if (!is(at, C::kPreposition)) return std::nullopt;
  ++at;
  while (is_word(at) && !items_[at].capital) ++at;
  while (is_word(at) && items_[at].capital) ++at;
  return noun_phrase(at, count());
}

bool VerbSecondFrames::is_verb(size_t at) const {
  while (is(at, C::kAdverb)) ++at;
  return is_word(at) && !items_[at].capital &&
         is(at, C::kAuxiliary | C::kVerbal | C::kVerb | C::kClause);
}

bool VerbSecondFrames::describes_noun(size_t comma) const {
  if (comma == 0 || !is_word(comma - 1) || !items_[comma - 1].capital) return false;
  const size_t next = comma + 1;
  if (!is(next, C::kRelative | C::kPreposition | C::kConjunction | C::kSubordinator)) return false;
  if (is(next, C::kThat | C::kQuestion) && !is(next, C::kRelative)) return false;
  // "Köhler, die Lage sei ernst": an article with its noun and a verb is a clause of its own.
  const std::optional<Phrase> subject =
      is(next, C::kDeterminer) ? noun_phrase(next, count()) : std::nullopt;
  return !(subject && is_verb(subject->last + 1));
}

std::optional<Follow> VerbSecondFrames::follow(size_t behind) const {
  for (size_t i = behind; i < std::min(count(), behind + kPhraseFar);) {
    if (is_quote(i)) return Follow{i, Follow::kQuote};
    if (is_mark(i, ':')) {
      return i + 1 < count() ? std::optional(Follow{i + 1, Follow::kQuote}) : std::nullopt;
    }
    if (ends(i)) break;
    if (!is_mark(i, ',')) {
      ++i;
      continue;
    }
    if (i + 1 >= count()) return std::nullopt;
    if (is_quote(i + 1)) return Follow{i + 1, Follow::kQuote};
    if (!describes_noun(i)) return Follow{i + 1, Follow::kComma};
    size_t close = i + 1;
    while (close < count() && !is_mark(close, ',') && !is_quote(close) && !is_mark(close, ':') &&
           !ends(close)) {
      ++close;
    }
    if (ends(close)) break;
    i = close;
    if (is_mark(i, ',') && is(i + 1, C::kThat | C::kQuestion)) return Follow{i + 1, Follow::kComma};
    if (is_mark(i, ',')) ++i;
  }
  size_t at = behind;
  while (is(at, C::kAdverb) && !is(at, C::kDeterminer)) ++at;
  if (is_word(at)) return Follow{at, Follow::kMatter};
  return std::nullopt;
}

size_t VerbSecondFrames::end_of(size_t begin) const {
  if (begin >= count()) return begin;
  if (const size_t end = quote_end(begin)) return end;
  size_t end = begin;
  for (; end < count(); ++end) {
    if (is_mark(end, ';')) break;
    if (end <= begin + 2 || end + 1 >= count()) continue;
    if (is_mark(end, ',')) {
      // "…, so der Minister", "…, sagte er", "…, wie er mitteilte"
      if (is(end + 1, C::kSource) && noun_phrase(end + 2, count())) break;
      if (is(end + 1, C::kInverting) && noun_phrase(end + 2, count())) break;
      bool final = false;
      for (size_t i = end + 2; i < std::min(count(), end + 10) && is_word(i); ++i) {
        final = final || is(i, C::kFinal);
      }
      if (final && is(end + 1, C::kQuestion)) break;
    }
    if (is(end, C::kConjunction) && is(end + 1, C::kInverting) && !items_[end + 1].capital) break;
  }
  return without_marks(begin, end);
}

}  // namespace chancery::indexer
