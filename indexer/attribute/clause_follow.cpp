// Where what is said begins behind a cue, and where it ends.
#include "indexer/attribute/clause_frames.h"

namespace chancery::indexer {

using C = CueClass;

namespace {
constexpr size_t kFollowFar = 16;
constexpr size_t kLeastFollowing = 3;
}  // namespace

bool ClauseFrames::starts_other_clause(size_t comma) const {
  const size_t next = comma + 1;
  const Cue cue = cue_at(items_, next);
  if (cue.length != 0 && (cue.classes & (C::kSource | C::kParticiple))) return true;
  if (is(next, C::kConjunction) && !is(next, C::kDeterminer)) {
    // ", and she said": another statement.
    constexpr size_t kNear = 5;
    for (size_t i = next + 1; i < std::min(count(), next + kNear); ++i) {
      const Cue other = cue_at(items_, i);
      if (other.length != 0 && (other.classes & C::kClause) &&
          !(other.classes & (C::kParticiple | C::kNoun))) {
        return true;
      }
    }
  }
  return false;
}

size_t ClauseFrames::end_of(size_t begin) const {
  if (begin >= count()) return begin;
  if (const size_t end = quote_end(begin)) return end;
  size_t end = begin;
  while (end < count()) {
    if (is_mark(end, ';')) break;
    if (is_mark(end, ',') && end > begin + 2 && end + 1 < count() && starts_other_clause(end))
      break;
    ++end;
  }
  return without_marks(begin, end);
}

std::optional<Follow> ClauseFrames::ahead(size_t behind, bool over_comma) const {
  for (size_t i = behind; i < std::min(count(), behind + kFollowFar); ++i) {
    if (is_quote(i)) return Follow{i, Follow::kQuote};
    if (is(i, C::kThat)) return Follow{i, Follow::kThat};
    if (is_mark(i, ':')) {
      return i + 1 < count() ? std::optional(Follow{i + 1, Follow::kQuote}) : std::nullopt;
    }
    if (is_mark(i, ',') && is_quote(i + 1)) return Follow{i + 1, Follow::kQuote};
    if (is_mark(i, ',') && is(i + 1, C::kThat)) return Follow{i + 1, Follow::kThat};
    if (ends(i) || (is_mark(i, ',') && !over_comma)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Follow> ClauseFrames::follow_comma(size_t behind) const {
  const size_t next = behind + 1;
  if (next >= count()) return std::nullopt;
  if (is_quote(next)) return Follow{next, Follow::kQuote};
  if (is(next, C::kThat)) return Follow{next, Follow::kThat};
  if (is(next, C::kParticiple | C::kRelative | C::kSubordinator | C::kPreposition |
                   C::kConjunction | C::kVerbal)) {
    return std::nullopt;
  }
  if (is_mark(behind, ',') && words(next, count()) >= kLeastFollowing)
    return Follow{next, Follow::kComma};
  return std::nullopt;
}

// "Told reporters that", "told him he", "told the court of".
std::optional<Follow> ClauseFrames::follow_hearer(size_t behind) const {
  const size_t limit = std::min(count(), behind + kFollowFar);
  for (size_t i = behind; i < limit; ++i) {
    if (is_quote(i)) return Follow{i, Follow::kQuote};
    if (is(i, C::kThat | C::kQuestion | C::kInfinitive)) return Follow{i, Follow::kThat};
    if (is_mark(i, ':')) {
      return i + 1 < count() ? std::optional(Follow{i + 1, Follow::kQuote}) : std::nullopt;
    }
    if (ends(i)) return std::nullopt;
    if (is_mark(i, ',') && is_quote(i + 1)) return Follow{i + 1, Follow::kQuote};
    if (i > behind && is(i, C::kClause) && !is(i, C::kParticiple | C::kNoun)) break;
  }
  size_t at = behind + 1;
  if (!is(behind, kPronoun) && (items_[behind].capital || is(behind, C::kDeterminer | C::kMany))) {
    while (is_word(at) && items_[at].capital) ++at;
    if (is(behind, C::kDeterminer) && at < count()) ++at;
  }
  while (is(at, C::kTime)) ++at;
  if (is_word(at) && !is(at, C::kPreposition | C::kSubordinator)) return Follow{at, Follow::kBare};
  for (size_t i = behind; i < limit; ++i) {
    if (is(i, C::kPreposition) && !is(i, C::kSubordinator)) return Follow{i, Follow::kMatter};
  }
  return std::nullopt;
}

// "Said on Monday that", "said in a statement: “…”", "said Monday he would".
std::optional<Follow> ClauseFrames::follow_adjunct(size_t behind, CueClasses cue) const {
  const bool subordinate =
      is(behind, C::kSubordinator) && (cue & C::kClause) && !is(behind, C::kQuestion);
  if (subordinate) return std::nullopt;
  if (auto found = ahead(behind, false)) return found;
  size_t at = behind;
  while (is(at, C::kTime | C::kAdverb) || (is(at, C::kPreposition) && is(at + 1, C::kTime))) ++at;
  if (at > behind && is_word(at) && !is(at, C::kPreposition | C::kSubordinator)) {
    return Follow{at, Follow::kBare};
  }
  if ((cue & C::kClause) && is(behind, C::kPreposition) && at == behind) {
    // "In a statement he would": on from the pronoun.
    for (size_t i = behind + 1; i < std::min(count(), behind + kFollowFar) && is_word(i); ++i) {
      if (is(i, C::kMale | C::kFemale | C::kPlural) && !is(i, C::kPossessive)) {
        return Follow{i, Follow::kBare};
      }
    }
  }
  if ((cue & C::kMatter) && !is(behind, C::kPreposition | C::kTime)) {
    return Follow{behind, Follow::kMatter};
  }
  return std::nullopt;
}

std::optional<Follow> ClauseFrames::follow(size_t behind, CueClasses cue) const {
  if (ends(behind)) return std::nullopt;
  const Item& next = items_[behind];
  if (next.kind == Item::kQuote) return Follow{behind, Follow::kQuote};
  if (next.is_mark(':')) {
    return behind + 1 < count() ? std::optional(Follow{behind + 1, Follow::kQuote}) : std::nullopt;
  }
  if (next.is_dash_or_comma()) return follow_comma(behind);
  if (next.kind == Item::kMark) return std::nullopt;
  const bool takes_clause = (cue & (C::kClause | C::kHearer | C::kStrict)) != 0;
  if (next.is(C::kThat) && takes_clause) return Follow{behind, Follow::kThat};
  if (next.is(C::kQuestion) && (cue & (C::kClause | C::kHearer)) && !next.is(C::kTime)) {
    return Follow{behind, Follow::kThat};
  }
  if (next.is(C::kInfinitive) && (cue & C::kClause) && !(cue & C::kHearer)) {
    return Follow{behind, Follow::kBare};
  }
  if (cue & C::kHearer) return follow_hearer(behind);
  const bool name = next.capital && !next.is(C::kTime);
  if (!name && next.is(C::kPreposition | C::kTime | C::kAdverb | C::kSubordinator) &&
      !next.is(C::kDeterminer)) {
    return follow_adjunct(behind, cue);
  }
  if (cue & C::kClause) return Follow{behind, Follow::kBare};
  if (cue & C::kMatter) return Follow{behind, Follow::kMatter};
  return std::nullopt;
}

}  // namespace chancery::indexer
