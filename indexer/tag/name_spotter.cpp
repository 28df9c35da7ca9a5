#include "indexer/tag/name_spotter.h"

#include <algorithm>

namespace chancery::indexer {

namespace {

constexpr uint32_t kMostNameTokens = 5;
constexpr uint32_t kMostOrganisationTokens = 12;
constexpr size_t kMostSyllableBytes = 6;   // bytes
constexpr uint32_t kAppositionTokens = 5;  // in which an office is looked for behind a comma
constexpr WordClasses kNoName =
    WordClass::kTitle | WordClass::kGeneric | WordClass::kCalendar | WordClass::kOrganisation;

bool is_and(std::string_view word) {
  return word == "and" || word == "et" || word == "y" || word == "e" || word == "und";
}

}  // namespace

bool NameSpotter::is_blank(std::string_view gap) {
  return gap == " " || gap == "\n";
}

std::vector<Sighting> NameSpotter::spot() {
  for (const Span& one : text_.sentences()) sentence(one.begin, one.end);
  return std::move(found_);
}

bool NameSpotter::is_capitalised(uint32_t token) const {
  constexpr uint8_t kOther =
      Token::kAllCapitals | Token::kAcronym | Token::kDigits | Token::kUnspaced;
  if (!(flags(token) & Token::kCapital) || (flags(token) & kOther)) return false;
  const char initial = word(token).empty() ? '\0' : word(token).front();
  return initial >= 'a' && initial <= 'z';  // Latin: other scripts do not fold to it
}

// Letters that may stand before the kind of an organisation: "B.C. Lake Forum".
bool NameSpotter::is_acronym(uint32_t token) const {
  return covers_[token] == Cover::kNone && word(token).size() > 1 &&
         (flags(token) & (Token::kAllCapitals | Token::kAcronym)) &&
         !(flags(token) & Token::kDigits);
}

bool NameSpotter::may_start(uint32_t token) const {
  return (covers_[token] == Cover::kNone || covers_[token] == Cover::kIssue) &&
         is_capitalised(token);
}

void NameSpotter::sentence(uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end;) {
    if (!(flags(i) & Token::kCapital)) {
      ++i;
    } else if (may_start(i)) {
      const uint32_t last = run_end(i, end);
      run(i, last, {begin, end});
      i = last;
    } else {
      if (flags(i) & (Token::kAllCapitals | Token::kAcronym)) acronym(i, begin);
      ++i;
    }
  }
}

// Whether a name may go on behind `left` and `gap`.
bool NameSpotter::joins(uint32_t left, std::string_view gap) const {
  if (is_blank(gap) || gap == "-") return true;
  return gap == ". " && (word(left).size() == 1 || (classes(left) & WordClass::kAbbreviatedTitle));
}

uint32_t NameSpotter::run_end(uint32_t first, uint32_t end) const {
  uint32_t last = first + 1;
  while (last < end && joins(last - 1, gap(last))) {
    // "Chen Po-chih", but "President-elect"
    const bool syllable = gap(last) == "-" && last - first > 1 && !(flags(last) & Token::kCapital);
    if (syllable && word(last).size() <= kMostSyllableBytes &&
        !(classes(last - 1) & WordClass::kTitle)) {
      ++last;
      continue;
    }
    uint32_t next = last;
    // Up to two particles may stand between: "de la", "bin al".
    while (next < end && next < last + 2 && !(flags(next) & Token::kCapital) &&
           (classes(next) & WordClass::kParticle) && (next == last || joins(next - 1, gap(next)))) {
      ++next;
    }
    if (next >= end || !may_start(next) || (next > last && !joins(next - 1, gap(next)))) break;
    last = next + 1;
  }
  return last;
}

bool NameSpotter::begins_anew(uint32_t token, uint32_t sentence_begin) const {
  if (token == sentence_begin) return true;
  const std::string_view before = gap(token);
  if (before == " ") return false;
  return before.find_first_of("\":;*\n") != std::string_view::npos ||
         before.find("``") != std::string_view::npos ||
         before.find("“") != std::string_view::npos || before.find("«") != std::string_view::npos;
}

void NameSpotter::run(uint32_t first, uint32_t last, Run sentence) {
  // Words that have their capital from the place where they stand.
  uint32_t start = first;
  while (start < last && ((classes(start) & WordClass::kArticle) ||
                          (begins_anew(start, sentence.first) && text_.is_stop(start)))) {
    ++start;
  }
  if (start == last) return;
  uint32_t title = last;  // the last title that no kind of organisation follows
  bool organisation_word = false;
  for (uint32_t i = last; i-- > start;) {
    const WordClasses kind = classes(i);
    if (kind & WordClass::kOrganisation) organisation_word = true;
    if (organisation_word || !(kind & WordClass::kTitle)) continue;
    title = i;
    break;
  }
  if (title < last) {
    uint32_t name = title + 1;
    while (name < last && (classes(name) & (WordClass::kTitleModifier | WordClass::kTitle))) ++name;
    if (name < last && !touches_listed(name, last, sentence)) {
      person(name, last, Sighting::kTitle);
    }
    organisation(start, title, false, sentence);
    return;
  }
  if (organisation(start, last, true, sentence)) return;
  plain(start, last, start - first, sentence);
}

// Whether a listed name goes on in this one or this one in it: then it is part of a longer name.
bool NameSpotter::touches_listed(uint32_t first, uint32_t last, Run sentence) const {
  const auto listed = [&](uint32_t token) {
    return covers_[token] == Cover::kActor || covers_[token] == Cover::kActorStart;
  };
  if (first > sentence.first && listed(first - 1) && joins(first - 1, gap(first))) return true;
  return last < sentence.last && listed(last) && joins(last - 1, gap(last));
}

void NameSpotter::person(uint32_t first, uint32_t last, uint16_t evidence) {
  if (last - first > kMostNameTokens || word(last - 1).size() < 2) return;
  for (uint32_t i = first; i < last; ++i) {
    if (classes(i) & (kNoName | WordClass::kPlaceKind)) return;
  }
  if (is_stop_word(word(last - 1), "en")) return;
  found_.push_back({first, last, evidence, 0});
}

bool NameSpotter::organisation(uint32_t first, uint32_t last, bool whole, Run sentence) {
  uint32_t kind = last;
  for (uint32_t i = last; i-- > first;) {
    if (!(classes(i) & WordClass::kOrganisation)) continue;
    kind = i;
    break;
  }
  if (kind == last) return false;
  if ((classes(kind) & WordClass::kLooseKind) && !is_distinct(first, kind)) return true;
  // "Melli Bank President" ends with the bank; "Bank Melli" is a name in other languages only.
  const uint32_t run_last = last;
  if (kind > first || record_.language == "en") last = kind + 1;
  uint32_t start = first;
  while (start > sentence.first && is_blank(gap(start)) &&
         !(flags(start - 1) & Token::kPossessive) && (flags(start - 1) & Token::kCapital) &&
         (covers_[start - 1] == Cover::kActor || covers_[start - 1] == Cover::kActorStart ||
          is_acronym(start - 1))) {
    --start;
    if (covers_[start] == Cover::kActorStart) break;
  }
  const uint32_t bare = last;
  if (whole && last == run_last) last = tail_end(last, sentence.last);
  const bool tailed = last > bare;
  const bool only_kind = bare - start == 1 && !tailed;
  if (only_kind || last - start > kMostOrganisationTokens || !is_distinct(start, last)) {
    return true;  // no name, and nothing else either
  }
  found_.push_back({start, last, Sighting::kOrganisation, 0});
  return true;
}

// The end of what follows the kind of an organisation: "of the Lake and River".
uint32_t NameSpotter::tail_end(uint32_t last, uint32_t end) const {
  if (text_.bare(last - 1) & BareClass::kLegalForm) return last;  // "Lake Boats Inc of Oskan"
  bool listed = false;
  for (uint32_t piece = 0; piece < 4 && last < end && !listed; ++piece) {
    uint32_t next = last;
    while (next < end && next < last + 2 && is_blank(gap(next)) &&
           !(flags(next) & Token::kCapital) && (classes(next) & WordClass::kJoint)) {
      ++next;
    }
    const bool starts_badly =
        next == last || (piece == 0 && is_and(word(last))) || word(last) == "the";
    if (starts_badly || next >= end || !is_blank(gap(next))) break;
    listed = covers_[next] == Cover::kActorStart;
    if (listed && is_and(word(last))) break;
    if (!listed && !may_start(next)) break;
    if (classes(next) & (WordClass::kTitle | WordClass::kCalendar)) break;
    if (is_and(word(last)) && (classes(next) & WordClass::kOrganisation)) break;
    last = listed ? next + 1 : run_end(next, end);
    while (listed && last < end && covers_[last] == Cover::kActor) ++last;
  }
  return last;
}

// Whether more than words that many organisations share is in a name.
bool NameSpotter::is_distinct(uint32_t first, uint32_t last) const {
  for (uint32_t i = first; i < last; ++i) {
    if (!(flags(i) & Token::kCapital)) continue;
    if (!(classes(i) & (kNoName | WordClass::kTitleModifier)) && word(i).size() > 1) return true;
  }
  return false;
}

void NameSpotter::plain(uint32_t first, uint32_t last, uint32_t stripped, Run sentence) {
  if (last - first > kMostNameTokens || word(last - 1).size() < 2) return;
  if (touches_listed(first, last, sentence)) return;
  for (uint32_t i = first; i < last; ++i) {
    if (covers_[i] != Cover::kNone) return;
    const WordClasses kind = classes(i);
    if (kind & kNoName) return;
    if ((kind & WordClass::kPlaceKind) && (i + 1 < last || i == first)) return;
  }
  uint16_t evidence = evidence_around(first, last, sentence);
  if (classes(last - 1) & WordClass::kPlaceKind) evidence |= Sighting::kPlace;
  if (stripped > 0) evidence |= Sighting::kBehindArticle;
  if (stripped == 0 && begins_anew(first, sentence.first)) evidence |= Sighting::kFirst;
  found_.push_back({first, last, evidence, 0});
}

uint16_t NameSpotter::evidence_around(uint32_t first, uint32_t last, Run sentence) const {
  uint16_t evidence = 0;
  if (first > sentence.first && is_blank(gap(first)) && !(flags(first - 1) & Token::kCapital)) {
    const WordClasses before = classes(first - 1);
    if (before & (WordClass::kTitle | WordClass::kWork)) evidence |= Sighting::kTitle;
    if (before & WordClass::kArticle) evidence |= Sighting::kBehindArticle;
    if (before & WordClass::kPlace) evidence |= Sighting::kBehindPlaceWord;
    if ((before & WordClass::kSpeech) && last - first > 1) evidence |= Sighting::kWork;
    const bool of = word(first - 1) == "of" && first - 1 > sentence.first;
    if (of && (classes(first - 2) & WordClass::kPlaceKind)) evidence |= Sighting::kPlace;
  }
  if (last == sentence.last) return evidence;
  const WordClasses after = classes(last);
  const bool lower = !(flags(last) & Token::kCapital);
  if (is_blank(gap(last)) && lower && !(flags(last - 1) & Token::kPossessive)) {
    if ((after & WordClass::kSpeech) && last - first > 1) evidence |= Sighting::kWork;
    if (after & WordClass::kPlaceKind) evidence |= Sighting::kPlace;
  }
  if (gap(last) == ", " && last - first > 1) {
    const uint32_t end = std::min(sentence.last, last + kAppositionTokens);
    for (uint32_t i = last; i < end && (i == last || is_blank(gap(i))); ++i) {
      if (flags(i) & Token::kCapital) continue;
      if (classes(i) & (WordClass::kWork | WordClass::kTitle)) evidence |= Sighting::kWork;
    }
  }
  return evidence;
}

}  // namespace chancery::indexer
