#include "indexer/attribute/verb_second_frames.h"

namespace chancery::indexer {

using C = CueClass;

namespace {
constexpr size_t kNowhere = SIZE_MAX;
constexpr size_t kLeastClause = 3;
constexpr size_t kLongestBehind = 9;  // words of "… zufolge"
}  // namespace

std::optional<CueFrame> VerbSecondFrames::frame(Cue cue, size_t at,
                                                const std::optional<Phrase>& last) const {
  if (cue.classes & C::kSource) return source_frame(cue, at);
  if (cue.classes & C::kBehind) return behind_frame(cue, at);
  if (!(cue.classes & kVerbCue)) return std::nullopt;
  if (auto made = passive_frame(cue, at)) return made;
  const std::optional<Clause> clause = clause_of(cue, at);
  if (!clause) return std::nullopt;
  const bool behind_comma = clause->start > 0 && is_mark(clause->start - 1, ',');
  if (clause->has_before() && is(clause->begin, C::kAs) && (clause->start == 0 || behind_comma)) {
    return as_frame(cue, at, *clause);
  }
  if (is_subordinate(cue, at, *clause)) return subordinate_frame(cue, at, *clause);

  const size_t behind = at + cue.length;
  std::optional<Phrase> source = subject_before(*clause);
  bool inverted = false;
  if (!source) {
    source = subject_behind(clause->finite == at ? behind : clause->finite + 1);
    inverted = source.has_value();
  }
  if (!source) source = subject_with_apposition(*clause);
  if (!source && clause->begin > clause->start) source = last;
  if (!source) return std::nullopt;
  const size_t end = std::max(behind, inverted ? source->last + 1 : behind);
  std::optional<Phrase> named = source;
  if (source->first == source->last && is(source->first, C::kNeuter)) {
    // "In dem Bericht heißt es": the report.
    named.reset();
    if (is(clause->begin, C::kPreposition)) named = noun_phrase(clause->begin + 1, clause->finite);
    if (!named && is(end, C::kPreposition)) named = noun_phrase(end + 1, count());
  }
  const std::optional<Follow> said = follow(end);
  if (inverted && !clause->has_before() && clause->start > 0) {
    std::vector<Range> parts = before(clause->start);
    if (words(parts) >= kLeastClause || (!parts.empty() && is_quote(clause->start - 1))) {
      if (said && said->how == Follow::kQuote) parts.push_back({said->at, end_of(said->at)});
      if (said && said->how == Follow::kComma && is(said->at, C::kThat)) {
        parts = {{said->at, end_of(said->at)}};
      }
      return make(parts, named, at, cue);
    }
  }
  if (!said) return std::nullopt;
  if (said->how == Follow::kMatter) {
    if (const std::optional<Range> called = called_so(said->at))
      return make({*called}, named, at, cue);
  }
  if (said->how == Follow::kMatter && (!(cue.classes & C::kMatter) || (cue.classes & C::kStrict))) {
    return std::nullopt;
  }
  const size_t close = end_of(said->at);
  const size_t least = said->how == Follow::kComma ? kLeastClause : 1;
  if (close <= said->at || words(said->at, close) < least) return std::nullopt;
  return make({{said->at, close}}, named, at, cue);
}

// "Nannte es einen „Putsch“", "sprach von „Verrat“": the few words in quotes that end a clause,
// when an article or a small word leads to them.
std::optional<Range> VerbSecondFrames::called_so(size_t begin) const {
  size_t end = begin;
  while (end < count() && is_word(end)) ++end;
  size_t last = end;
  while (last > begin && !items_[last - 1].quoted) --last;
  // "Bezeichnet hatte" may stand behind them.
  constexpr size_t kMostVerbs = 2;
  if (last == begin || end - last > kMostVerbs) return std::nullopt;
  for (size_t i = last; i < end; ++i)
    if (!is_verb(i)) return std::nullopt;
  size_t first = last;
  while (first > begin && items_[first - 1].quoted) --first;
  const bool led = first > begin && is(first - 1, C::kDeterminer | C::kSubordinator | C::kOf);
  return led ? std::optional<Range>({first, last}) : std::nullopt;
}

std::optional<VerbSecondFrames::Clause> VerbSecondFrames::clause_of(const Cue& cue,
                                                                    size_t at) const {
  Clause clause;
  clause.start = start_of(at);
  clause.begin = clause.start;
  while (clause.begin < at && is(clause.begin, C::kConjunction)) ++clause.begin;
  clause.finite = at;
  if (!(cue.classes & C::kPerfect)) return clause;
  const bool auxiliary_behind = is(at + cue.length, C::kAuxiliary);
  size_t auxiliary = kNowhere;
  for (size_t i = clause.begin; i < at; ++i) {
    // Passives ("wurde gesagt") name no speaker; the list has them as verbs.
    if (is(i, C::kAuxiliary) && !is(i, C::kVerb)) {
      auxiliary = i;
      break;
    }
  }
  if (auxiliary_behind) return clause;
  if (auxiliary != kNowhere) {
    clause.finite = auxiliary;
    return clause;
  }
  if (cue.classes & C::kInverting) return clause;
  return std::nullopt;
}

// "Ihm wird vorgeworfen, …", "Sie wurden aufgefordert, …": by nobody who is named.
std::optional<CueFrame> VerbSecondFrames::passive_frame(const Cue& cue, size_t at) const {
  if (!(cue.classes & C::kPerfect) || !(cue.classes & (C::kAccuses | C::kDemands))) {
    return std::nullopt;
  }
  if (!is_mark(at + cue.length, ',')) return std::nullopt;
  const size_t start = start_of(at);
  bool passive = false;
  for (size_t i = start; i < at; ++i) {
    passive = passive || (is(i, C::kAuxiliary) && is(i, C::kVerb));
    if (is(i, C::kOf)) return std::nullopt;
  }
  if (!passive) return std::nullopt;
  const size_t begin = at + cue.length + 1;
  const size_t end = end_of(begin);
  if (begin >= count() || words(begin, end) < kLeastClause) return std::nullopt;
  return make({{begin, end}}, std::nullopt, at, cue);
}

bool VerbSecondFrames::is_subordinate(const Cue& cue, size_t at, const Clause& clause) const {
  if (!clause.has_before()) return false;
  const Item& first = items_[clause.begin];
  if (first.is(C::kSubordinator) && !first.is(C::kPreposition)) return true;
  const bool behind_comma = clause.start > 0 && is_mark(clause.start - 1, ',');
  return behind_comma && first.is(C::kRelative) && clause.finite == at && !is_word(at + cue.length);
}

std::optional<CueFrame> VerbSecondFrames::subordinate_frame(const Cue& cue, size_t at,
                                                            const Clause& clause) const {
  std::optional<Phrase> source;
  if (is(clause.begin, C::kRelative)) {
    if (clause.start < 2 || !is_word(clause.start - 2)) return std::nullopt;
    constexpr size_t kLongestNoun = 7;
    size_t first = clause.start - 2;
    while (first > 0 && is_word(first - 1) && clause.start - first < kLongestNoun &&
           !is(first - 1, C::kAuxiliary | C::kAdverb | C::kSubordinator)) {
      --first;
    }
    source = Phrase{first, clause.start - 2};
  } else {
    source = first_noun_phrase(clause.begin + 1, clause.finite);
  }
  if (!source) return std::nullopt;
  const std::optional<Follow> said = follow(at + cue.length);
  if (!said || said->how == Follow::kMatter) return std::nullopt;
  const size_t end = end_of(said->at);
  if (words(said->at, end) < kLeastClause) return std::nullopt;
  return make({{said->at, end}}, source, at, cue);
}

std::optional<CueFrame> VerbSecondFrames::as_frame(const Cue& cue, size_t at,
                                                   const Clause& clause) const {
  const std::optional<Phrase> source = first_noun_phrase(clause.begin + 1, clause.finite);
  if (!source) return std::nullopt;
  size_t end = at + cue.length;
  while (is(end, C::kAuxiliary)) ++end;
  return all_but(clause.begin, end, source, at, cue);
}

std::optional<CueFrame> VerbSecondFrames::source_frame(const Cue& cue, size_t at) const {
  const size_t behind = at + cue.length;
  // "…, so der Minister": only behind what he says.
  const bool closing = (cue.classes & C::kAdverb) != 0;
  if (closing && (at == 0 || !(is_mark(at - 1, ',') || is_quote(at - 1)))) return std::nullopt;
  std::optional<Phrase> source = noun_phrase(behind, count());
  if (closing) {
    if (!source) return std::nullopt;
    const size_t next = source->last + 1;
    if (is_word(next) && !is(next, C::kAdverb | C::kPreposition | C::kTime)) return std::nullopt;
    std::vector<Range> parts = before(at);
    if (words(parts) < kLeastClause) return std::nullopt;
    return make(parts, source, at, cue);
  }
  if (source && is_pronoun(items_[source->first])) return std::nullopt;
  if (!source) {
    // "laut taz"; "nach eigenen Angaben"
    const bool small = cue.length < 2 && is_word(behind) && items_[behind].classes == 0;
    if (cue.length < 2 && !small) return std::nullopt;
    source = small ? Phrase{behind, behind} : Phrase{behind - 1, behind - 1};
  }
  return all_but(at, std::max(behind, source->last + 1), source, at, cue);
}

std::optional<CueFrame> VerbSecondFrames::behind_frame(const Cue& cue, size_t at) const {
  if (at == 0 || !is_word(at - 1)) return std::nullopt;
  size_t first = at - 1;
  while (first > 0 && is_word(first - 1) && at - first < kLongestBehind &&
         !is(first - 1, C::kAuxiliary | C::kPreposition | C::kSubordinator | C::kConjunction)) {
    --first;
    const bool noun_before = first > 0 && is_word(first - 1) && items_[first - 1].capital;
    if (is(first, C::kDeterminer) && !noun_before) break;
  }
  return all_but(first, at + cue.length, Phrase{first, at - 1}, at, cue);
}

std::optional<CueFrame> VerbSecondFrames::all_but(size_t begin, size_t end,
                                                  std::optional<Phrase> source, size_t at,
                                                  const Cue& cue) const {
  std::vector<Range> parts;
  const size_t head = without_marks(0, begin);
  size_t first = 0;
  for (size_t i = head; i > 0; --i) {
    if (is_mark(i - 1, ';')) {
      first = i;
      break;
    }
  }
  if (words(first, head) > 0) parts.push_back({first, head});
  while (is_mark(end, ',')) ++end;
  const size_t tail = end_of(end);
  if (tail > end) parts.push_back({end, tail});
  if (words(parts) < kLeastClause) return std::nullopt;
  return make(parts, source, at, cue);
}

}  // namespace chancery::indexer
