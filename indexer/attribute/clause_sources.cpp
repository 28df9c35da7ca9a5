// Frames that begin with their source, and subjects behind verbs.
#include "indexer/attribute/clause_frames.h"

namespace chancery::indexer {

using C = CueClass;

namespace {
constexpr size_t kFarSource = 16;  // items in which a clause on the source ends
constexpr size_t kLeastContent = 3;

// Whether a word is of a script that has no capitals: Arabic, U+0600 to U+06FF.
bool without_case(std::string_view word) {
  const unsigned char first = word.empty() ? 0 : static_cast<unsigned char>(word.front());
  return first >= 0xD8 && first <= 0xDB;
}
}  // namespace

std::optional<CueFrame> ClauseFrames::source_frame(const Cue& cue, size_t at) const {
  const size_t behind = at + cue.length;
  std::optional<Phrase> source = phrases_.at(behind, count());
  if (!source) source = plain_source(behind);
  if (!source) return std::nullopt;
  const size_t next = source->last + 1;
  if (words(0, at) >= kLeastContent && !is(at - 1, C::kConjunction)) {
    size_t begin = 0;
    for (size_t i = at; i > 0; --i) {
      if (is_mark(i - 1, ';')) {
        begin = i;
        break;
      }
    }
    const size_t end = without_marks(begin, at);
    std::vector<Range> parts = {{begin, end}};
    // "The plan, according to Mr Ek, is dead."
    constexpr size_t kShort = 6;
    const bool goes_on = is_mark(at - 1, ',') && is_mark(next, ',') && words(begin, end) < kShort &&
                         words(next + 1, count()) >= kLeastContent &&
                         !is(next + 1, C::kRelative | C::kParticiple | C::kDeterminer);
    if (goes_on) parts.push_back({next + 1, end_of(next + 1)});
    return make(parts, source, at, cue);
  }
  size_t begin = next;
  while (begin < count() && !is_mark(begin, ',') && !is_quote(begin) && !is(begin, C::kThat)) {
    ++begin;
  }
  if (begin + 1 >= count() || words(begin + 1, count()) < kLeastContent) return std::nullopt;
  if (is_mark(begin, ',')) ++begin;
  // "According to Mr Ek, who saw it, …"
  if (is(begin, C::kRelative)) {
    for (size_t i = begin; i < std::min(count(), begin + kFarSource); ++i) {
      if (is_mark(i, ',')) {
        begin = i + 1;
        break;
      }
    }
  }
  return make({{begin, end_of(begin)}}, source, at, cue);
}

// The subject behind a verb; where a language has no articles, an office may begin it.
std::optional<Phrase> ClauseFrames::subject_behind(const Cue& cue, size_t at) const {
  std::optional<Phrase> subject = phrases_.at(at, count());
  if (subject || !(cue.classes & C::kInverting) || !is(at, C::kOffice)) return subject;
  size_t last = at;
  while (is(last + 1, C::kOffice) || (is_word(last + 1) && items_[last + 1].capital)) ++last;
  return Phrase{at, last};
}

// "Как сообщил Лосев, …": content stands on the other side of the comma.
std::optional<CueFrame> ClauseFrames::as_frame(const Cue& cue, size_t at) const {
  if (at == 0 || !is(at - 1, C::kAs) || !(cue.classes & C::kInverting)) return std::nullopt;
  const size_t as = at - 1;
  const std::optional<Phrase> subject = subject_behind(cue, at + cue.length);
  if (!subject) return std::nullopt;
  if (as > 0) {
    if (!is_mark(as - 1, ',')) return std::nullopt;
    std::vector<Range> parts = before(as);
    if (words(parts) < kLeastContent) return std::nullopt;
    return make(parts, subject, at, cue);
  }
  size_t begin = subject->last + 1;
  while (begin < count() && !is_mark(begin, ',')) ++begin;
  ++begin;
  if (begin >= count() || words(begin, count()) < kLeastContent) return std::nullopt;
  return make({{begin, end_of(begin)}}, subject, at, cue);
}

// Scripts without capitals: all words up to a mark, a preposition or a "that".
std::optional<Phrase> ClauseFrames::plain_phrase(size_t at, size_t stop) const {
  constexpr CueClasses kEnds = C::kPreposition | C::kTime | C::kThat | C::kAdverb;
  if (!is_word(at) || is(at, kEnds)) return std::nullopt;
  size_t last = at;
  while (is_word(last + 1) && last + 1 < stop && !is(last + 1, kEnds)) ++last;
  return Phrase{at, last};
}

// Whom a preposition names without a capital or an article: up to a mark, "по мнению экспертов".
std::optional<Phrase> ClauseFrames::plain_source(size_t at) const {
  constexpr size_t kLongestPlain = 5;
  const std::optional<Phrase> found = plain_phrase(at, count());
  if (!found || without_case(items_[at].word)) return found;
  const bool closed = !is_word(found->last + 1) && found->last - found->first < kLongestPlain;
  return closed ? found : std::nullopt;
}

}  // namespace chancery::indexer
