#include "indexer/attribute/clause_frames.h"

namespace chancery::indexer {

using C = CueClass;

namespace {
constexpr size_t kFar = 16;  // items in which what is said must begin
constexpr size_t kLeastSaid = 3;

}  // namespace

std::optional<CueFrame> ClauseFrames::frame(Cue cue, size_t at,
                                            const std::optional<Phrase>& last) const {
  const size_t behind = at + cue.length;
  if (cue.classes & C::kSource) return source_frame(cue, at);
  const bool verb = (cue.classes & kVerbCue) != 0;
  const bool noun_place =
      at > 0 && (items_[at - 1].possessive || is(at - 1, C::kPossessive | C::kDeterminer) || !verb);
  if ((cue.classes & C::kNoun) && noun_place) return noun_frame(cue, at);
  if (!verb || is_noun(cue, at)) return std::nullopt;
  Subject subject = phrases_.before_verb(at, 0);
  if (subject.passive && !(cue.classes & (C::kParticiple | C::kStative))) {
    return passive(cue, at, subject);
  }
  if (auto made = relayed(cue, at, subject)) return made;
  if (auto made = asked(cue, at)) return made;
  if (auto made = inverted(cue, at)) return made;
  if (auto made = as_frame(cue, at)) return made;

  if (subject.kind == Subject::kNone && (cue.classes & C::kInverting)) return verb_first(cue, at);
  bool finite = true;
  const bool own = subject.kind == Subject::kFound && subject.phrase.last + 1 < at &&
                   is(subject.phrase.last + 1, C::kAuxiliary);
  const auto of_clause = [&] { return last ? last : phrases_.of_clause(0, at); };
  std::optional<Phrase> source;
  if (subject.kind == Subject::kFound) source = subject.phrase;
  if ((cue.classes & C::kParticiple) && !own) {
    finite = false;
    source = of_clause();
  } else if (subject.kind == Subject::kElided || subject.kind == Subject::kInfinitive) {
    const bool clear = is_quote(behind) || is(behind, C::kThat);
    if (subject.kind == Subject::kInfinitive && !clear) return std::nullopt;
    finite = false;
    source = of_clause();
  }
  if (!source || source->last >= at) return std::nullopt;
  if (source->first == source->last && is(source->first, C::kThat)) return std::nullopt;

  std::optional<Follow> said = follow(behind, cue.classes);
  if (finite) {
    if (auto made = content_before(cue, at, *source, said)) {
      made->negated = subject.negated;
      return made;
    }
  }
  // "acusó a Otero de …": whom a verb accuses may have a preposition.
  if (!said && (cue.classes & C::kAccuses) && (cue.classes & C::kInverting) &&
      is(behind, C::kPreposition) && source->last + 1 == at) {
    said = Follow{behind, Follow::kMatter};
  }
  if (!said || said->how == Follow::kComma || !holds_as_verb(cue, at, *source, *said)) {
    return std::nullopt;
  }
  const size_t end = end_of(said->at);
  if (end <= said->at || words(said->at, end) == 0) return std::nullopt;
  CueFrame made = make({{said->at, end}}, source, at, cue);
  made.negated = subject.negated;
  return made;
}

// "The state", "their call": no verbs.
bool ClauseFrames::is_noun(const Cue& cue, size_t at) const {
  if (at == 0) return false;
  const Item& before = items_[at - 1];
  if (before.kind != Item::kWord) return false;
  if (before.is(C::kDeterminer) && !before.is(kPronoun) && !before.is(C::kMany)) return true;
  if (before.is(C::kPossessive)) return true;
  if (before.possessive && !before.is(kPronoun) &&
      (items_[at].is(C::kMany) || (cue.classes & C::kAmbiguous))) {
    return true;
  }
  return before.is(C::kPreposition) && !(cue.classes & C::kParticiple) &&
         !before.is(C::kSubordinator);
}

// Whether a word that may be a noun is the verb of `source` here.
bool ClauseFrames::holds_as_verb(const Cue& cue, size_t at, const Phrase& source,
                                 const Follow& follow) const {
  const bool bare = follow.how == Follow::kBare || follow.how == Follow::kMatter;
  // "The report that …": with one who reports it would be "reports".
  const bool base = !items_[at].word.ends_with('s') && !is(at, C::kParticiple);
  if (!bare && !(follow.how == Follow::kThat && base && (cue.classes & C::kAmbiguous))) return true;
  if (bare && (cue.classes & C::kStrict) && !(cue.classes & (C::kMatter | C::kClause))) {
    return false;
  }
  if (!(cue.classes & (C::kClause | C::kHearer | C::kMatter | C::kStrict))) return !bare;
  if (!(cue.classes & C::kAmbiguous)) return true;
  const Item& head = items_[source.last];
  bool auxiliary = false, determiner = false;
  for (size_t i = source.last + 1; i < at; ++i)
    auxiliary = auxiliary || items_[i].is(C::kAuxiliary);
  for (size_t i = source.first; i <= source.last; ++i) {
    determiner = determiner || items_[i].is(C::kDeterminer);
  }
  const bool alone = source.first == source.last && is_pronoun(head);
  const bool name = head.capital && !determiner;
  const bool plural =
      head.is(C::kMany) && !items_[at].is(C::kMany) && !items_[at].word.ends_with('s');
  if (!(alone || name || auxiliary || plural)) return false;
  if (!bare) return true;
  if (source.last + 1 != at && !auxiliary) return false;
  return !is(follow.at, C::kPreposition | C::kConjunction | C::kAuxiliary | C::kVerb) &&
         !(cue.classes & C::kStrict);
}

std::optional<CueFrame> ClauseFrames::noun_frame(const Cue& cue, size_t at) const {
  const size_t behind = at + cue.length;
  if (!is(behind, C::kThat) && !is_quote(behind)) return std::nullopt;
  std::optional<Phrase> source;
  if (is(at - 1, C::kPossessive)) {
    source = Phrase{at - 1, at - 1};
  } else if (items_[at - 1].possessive) {
    const Subject owner = phrases_.before_verb(at, 0);
    if (owner.kind == Subject::kFound) source = owner.phrase;
  }
  if (!source) return std::nullopt;
  return make({{behind, end_of(behind)}}, source, at, cue);
}

// Whether nothing goes on behind a subject that stands behind its verb.
bool ClauseFrames::is_closed(const Phrase& subject) const {
  const size_t next = subject.last + 1;
  if (!is_word(next)) return true;
  if (subject.first == subject.last && is_pronoun(items_[subject.first])) return false;
  return is(next, C::kRelative | C::kTime | C::kPreposition | C::kSubordinator);
}

std::optional<CueFrame> ClauseFrames::inverted(const Cue& cue, size_t at) const {
  const size_t behind = at + cue.length;
  if (at == 0 || !(cue.classes & (C::kClause | C::kQuote)) || (cue.classes & C::kParticiple)) {
    return std::nullopt;
  }
  // "…, a dit Mme Morel"
  const size_t verb = (cue.classes & C::kInverting) && is(at - 1, C::kAuxiliary) ? at - 1 : at;
  if (verb == 0) return std::nullopt;
  const bool quote =
      is_quote(verb - 1) || (verb > 1 && items_[verb - 1].is_dash_or_comma() && is_quote(verb - 2));
  if (!quote && !items_[verb - 1].is_dash_or_comma()) return std::nullopt;
  const std::optional<Phrase> subject = subject_behind(cue, behind);
  if (!subject || is(subject->first, C::kThat | C::kNeuter | C::kAgent)) return std::nullopt;
  constexpr size_t kLeastBefore = 4;
  const bool clause = (cue.classes & C::kClause) != 0;
  if (!quote && (!clause || words(0, verb) < kLeastBefore || !is_closed(*subject))) {
    return std::nullopt;
  }
  std::vector<Range> parts = before(verb);
  if (parts.empty()) return std::nullopt;
  constexpr size_t kNear = 25;
  for (size_t i = subject->last + 1; i < std::min(count(), subject->last + kNear); ++i) {
    if (is_quote(i) && items_[i - 1].kind == Item::kMark) {
      parts.push_back({i, i + 1});
      break;
    }
  }
  return make(parts, subject, at, cue);
}

std::optional<CueFrame> ClauseFrames::verb_first(const Cue& cue, size_t at) const {
  const size_t behind = at + cue.length;
  size_t stop = behind;
  while (stop < count() && !is(stop, C::kThat) && !is_quote(stop) && !is_mark(stop, ':') &&
         !ends(stop)) {
    ++stop;
  }
  if (stop == behind || stop - behind > kFar + 4 || ends(stop) || stop >= count())
    return std::nullopt;
  const size_t begin = is_mark(stop, ':') ? stop + 1 : stop;
  std::optional<Phrase> source = phrases_.at(behind, stop);
  if (!source) source = plain_phrase(behind, stop);
  if (!source) return std::nullopt;
  const size_t end = end_of(begin);
  if (begin >= count() || end <= begin) return std::nullopt;
  return make({{begin, end}}, source, at, cue);
}

std::optional<CueFrame> ClauseFrames::content_before(const Cue& cue, size_t at,
                                                     const Phrase& source,
                                                     const std::optional<Follow>& follow) const {
  size_t pre = source.first;
  while (pre > 0 && is(pre - 1, C::kAdverb) && !is(pre - 1, C::kDeterminer)) --pre;
  if (pre == 0) return std::nullopt;
  const bool behind_quote = is_quote(pre - 1);
  if (!behind_quote && !items_[pre - 1].is_dash_or_comma()) return std::nullopt;
  const bool direct = behind_quote || (pre > 1 && is_quote(pre - 2));
  const bool takes = (cue.classes & (C::kClause | C::kHearer)) ||
                     ((cue.classes & (C::kStrict | C::kQuote)) && direct);
  if (!takes) return std::nullopt;
  std::vector<Range> parts = before(pre);
  const bool comma = follow && follow->how == Follow::kComma;
  if (!(!follow || direct || comma) || (words(parts) < kLeastSaid && !direct)) return std::nullopt;
  if (parts.empty()) return std::nullopt;
  if (follow && (comma || follow->how == Follow::kQuote || follow->how == Follow::kThat)) {
    parts.push_back({follow->at, end_of(follow->at)});
  }
  return make(parts, source, at, cue);
}

}  // namespace chancery::indexer
