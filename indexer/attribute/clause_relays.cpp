// Verbs whose subject says nothing: passives, and those that pass on what somebody else said.
#include "indexer/attribute/clause_frames.h"

namespace chancery::indexer {

using C = CueClass;

namespace {
constexpr size_t kRelayFar = 24;  // items in which "as saying" stands behind "quoted"
constexpr size_t kAgentFar = 16;  // items in which what is said begins behind "by"
constexpr size_t kLeastAsked = 3;
}  // namespace

size_t ClauseFrames::as_saying(size_t behind) const {
  for (size_t i = behind; i < std::min(count(), behind + kRelayFar) && !is_mark(i, ';'); ++i) {
    if (!is_word(i)) continue;  // the point of an initial, too
    const bool as = is(i, C::kAs);
    const size_t verb = as ? i + 1 : i;
    const Cue saying = is_word(verb) ? cue_at(items_, verb) : Cue();
    if (!(saying.classes & C::kParticiple)) continue;
    if (as) return i;
    // "Quoted an official saying …", and not "quoted him, adding …".
    const bool object =
        i > behind && is_word(i - 1) && !is(i - 1, C::kPreposition | C::kConjunction);
    if (object && (saying.classes & C::kClause) && !(saying.classes & C::kStrict)) return i;
  }
  return 0;
}

std::optional<CueFrame> ClauseFrames::relayed(const Cue& cue, size_t at,
                                              const Subject& teller) const {
  const size_t behind = at + cue.length;
  if (!(cue.classes & C::kRelays)) return std::nullopt;
  const bool preposition = is(behind, C::kPreposition) && !items_[behind].capital;
  if (preposition || is(behind, C::kTime)) return std::nullopt;
  const size_t stop = as_saying(behind);
  if (stop <= behind) return std::nullopt;
  std::optional<Phrase> source = phrases_.at(behind, stop);
  const size_t next = source ? source->last + 1 : stop;
  if (!source || (next < stop && !is_word(next) && !is_mark(next, ','))) {
    source = Phrase{behind, stop - 1};
  } else if (is_mark(next, ',') && is_mark(stop - 1, ',') && next + 1 < stop - 1 &&
             !items_[source->last].capital && items_[next + 1].capital) {
    // "An Iranian soldier, Bo Ek, as saying": the name.
    source = Phrase{next + 1, stop - 2};
  }
  if (teller.kind == Subject::kFound) {
    if (auto made = said_before(cue, at, teller.phrase, stop)) {
      made->source = source;
      return made;
    }
  }
  return make({}, source, at, cue);
}

std::optional<CueFrame> ClauseFrames::said_before(const Cue& cue, size_t at, const Phrase& subject,
                                                  size_t as) const {
  std::optional<Follow> said;
  if (as != 0) {
    const size_t verb = is(as, C::kAs) ? as + 1 : as;
    const Cue saying = cue_at(items_, verb);
    said = follow(verb + saying.length, saying.classes);
    // The frame of "saying" has it.
    if (said && said->how != Follow::kComma) said->how = Follow::kBare;
  }
  return content_before(cue, at, subject, said);
}

std::optional<CueFrame> ClauseFrames::passive(const Cue& cue, size_t at,
                                              const Subject& subject) const {
  const size_t behind = at + cue.length;
  if (cue.classes & C::kRelays) {
    if (subject.kind != Subject::kFound) return std::nullopt;
    const size_t as = as_saying(behind);
    if (auto made = said_before(cue, at, subject.phrase, as)) return made;
    return as != 0 ? std::optional(make({}, subject.phrase, at, cue)) : std::nullopt;
  }
  if (!is(behind, C::kAgent)) return std::nullopt;
  const CueClasses begins = (cue.classes & C::kHearer)   ? C::kThat | C::kQuestion | C::kInfinitive
                            : (cue.classes & C::kClause) ? C::kThat | C::kQuestion
                                                         : 0;
  size_t begin = behind + 1;
  const size_t limit = std::min(count(), behind + kAgentFar);
  const auto matter = [&](size_t i) {  // "accused by Mr Ek of hiding it"
    return (cue.classes & C::kAccuses) && is(i, C::kOf) && is(i + 1, C::kParticiple | C::kVerbal);
  };
  while (begin < limit && is_word(begin) && !is(begin, begins) && !matter(begin)) ++begin;
  if (begin >= limit || !(is_word(begin) || is_quote(begin) || is_mark(begin, ':'))) {
    return std::nullopt;
  }
  size_t stop = begin;
  while (stop > behind && is(stop - 1, C::kNegation)) --stop;
  const std::optional<Phrase> source = phrases_.at(behind + 1, stop);
  if (!source || (!is_word(begin) && source->last + 1 != begin)) return std::nullopt;
  if (is_mark(begin, ':')) ++begin;
  if (stop < begin) begin = stop;  // "not to open the road"
  const size_t end = end_of(begin);
  if (end <= begin) return std::nullopt;
  CueFrame made = make({{begin, end}}, source, at, cue);
  made.negated = subject.negated;
  return made;
}

std::optional<CueFrame> ClauseFrames::asked(const Cue& cue, size_t at) const {
  // "Asked whether …, she said": who asks is not told.
  const size_t behind = at + cue.length;
  if (!(cue.classes & C::kAsks) || at != 0 || !is(0, C::kVerbal | C::kClause)) return std::nullopt;
  if (is(0, C::kParticiple) || !items_[0].capital) return std::nullopt;
  size_t begin = behind;
  const size_t limit = std::min(count(), behind + kAgentFar);
  while (begin < limit && !is(begin, C::kQuestion)) ++begin;
  if (begin == limit) begin = behind;
  size_t end = begin;
  while (end < count() && !is_mark(end, ',') && !ends(end)) ++end;
  if (end >= count() || ends(end) || words(begin, end) < kLeastAsked) return std::nullopt;
  return make({{begin, end}}, std::nullopt, at, cue);
}

}  // namespace chancery::indexer
