// Where a bare name begins and ends within and beside its capitals.
#include "indexer/tag/bare_names.h"

namespace chancery::indexer {

namespace {

constexpr size_t kYearDigits = 4;  // a year belongs to an event's: "the 1998 Lake Cup"

constexpr uint32_t kMostJoints = 2;  // small words between two capitals: "de la"
constexpr uint32_t kMostAdjectives = 2;

}  // namespace

// The token behind small adjectives and a noun that ends a name, "Осканский технологический
// институт", that follow an adjective before `next`; or `next`.
uint32_t BareNames::adjectives_end(uint32_t next, uint32_t end) const {
  if (!is_russian_adjective(word(next - 1))) return next;
  uint32_t noun = next;
  while (noun < end && noun < next + kMostAdjectives && gap(noun) == " " && !is_capital(noun) &&
         is_russian_adjective(word(noun)))
    ++noun;
  const bool named = noun > next && noun < end && gap(noun) == " " && !is_capital(noun) &&
                     (bare(noun) & BareClass::kTail);
  return named ? noun + 1 : next;
}

// The token behind the next capital that joints lead to from `next`, or `next`.
uint32_t BareNames::joint_end(uint32_t first, uint32_t next, uint32_t end) const {
  uint32_t at = next;
  // "Ek and Co Inc"
  const bool partners = english_ && word(next) == "and" && next + 1 < end && gap(next) == " " &&
                        gap(next + 1) == " " && is_capital(next + 1);
  if (partners && (bare(next + 1) & BareClass::kLegalForm)) return next + 2;
  while (at < end && at < next + kMostJoints && !is_capital(at) && joins(at - 1, gap(at))) {
    const bool the = word(at) == "the" && word(at - 1) == "of";
    if (!the && !(bare(at) & BareClass::kJoint)) break;
    ++at;
  }
  if (at == next || at >= end || !is_capital(at) || !joins(at - 1, gap(at))) return next;
  // "Oskan FC de la Liga Real": what letters end is whole.
  if (next - first > 1 && (flags(next - 1) & Token::kAllCapitals)) return next;
  // "Ursula von der Leyen", but "Kreis von Freunden"
  const bool person = classes(next - 1) & WordClass::kGivenName;
  const bool of_kind = (bare(next - 1) & BareClass::kVonKind) && at == next + 1;
  if (german_ && !person && !of_kind) return next;
  if (english_ && word(next) == "of") {
    // "Bo Ek of Turkey", "Ann Lind of the Guild"
    const bool listed = at == next + 1 && covers_[at] == Cover::kActorStart;
    if (is_full_name({first, next}) || (listed && may_be_person({first, next}))) return next;
  }
  // "Luc Ek des Ours d'Oskan": a person of what comes behind.
  const std::string_view small = word(next);
  const bool whose = record_.language == "fr" && (small == "des" || small == "du");
  // "Ours d'Oskan de la Ligue": the second is another.
  bool joined = false;
  for (uint32_t i = first; i < next; ++i) joined = joined || !is_capital(i);
  if (joined && !english_ && (classes(at) & WordClass::kOrganisation)) return next;
  if (whose && next - first > 1 && (classes(first) & WordClass::kGivenName)) return next;
  return at - first < kMostTokens ? at + 1 : next;
}

// "Deputy President Bo Ek" without the titles; but "New Lake Trail", "Major Lake League".
void BareNames::take_off_titles(Span& run) const {
  constexpr WordClasses kTitles = WordClass::kTitle | WordClass::kPersonTitle;
  constexpr WordClasses kKinds = WordClass::kOrganisation | WordClass::kPlaceKind;
  for (uint32_t i = run.begin; i + 1 < run.end; ++i) {
    if (gap(i + 1) == "-" || !is_capital(i + 1)) return;
    const WordClasses kind = classes(i);
    if (!(kind & (kTitles | WordClass::kTitleModifier))) return;
    const bool of_kind = classes(i + 1) & kKinds;
    if ((kind & kTitles) && !of_kind) run.begin = i + 1;
  }
}

// "Torwart Bo Ek": of German words in capitals those before a name are mostly nouns.
void BareNames::take_off_nouns(Span& run) const {
  if (is_quoted(run)) return;
  for (uint32_t i = run.begin; i + 1 < run.end; ++i) {
    if (!(classes(i) & WordClass::kGivenName)) continue;
    run.begin = i;
    return;
  }
  while (run.begin + 1 < run.end && gap(run.begin + 1) == " " &&
         !(flags(run.begin) & Token::kAllCapitals) && !(bare(run.begin) & BareClass::kVonKind) &&
         is_german_noun(word(run.begin))) {
    ++run.begin;
  }
}

// "24 Millionen Dollar", "1500 Metern Tiefe": behind a number that is no year German nouns follow.
bool BareNames::is_counted(const Span& run) const {
  if (run.begin == 0 || gap(run.begin) != " " || (classes(run.begin) & WordClass::kGivenName))
    return false;
  const std::string_view number = word(run.begin - 1);
  return is_digits(number) && number.size() != kYearDigits &&
         !(flags(run.begin) & Token::kAllCapitals);
}

// "Boots-Affären": a German compound whose last part ends as common nouns do.
bool BareNames::is_compound(const Span& run) const {
  for (uint32_t i = run.begin + 1; i < run.end; ++i) {
    if (gap(i) != "-") return false;
  }
  if (run.end - run.begin < 2 || (classes(run.begin) & WordClass::kGivenName)) return false;
  const std::string_view last = word(run.end - 1);
  return is_german_noun(last) || last.ends_with("en");
}

// "Estados Unidos William Ek": whose president he is.
void BareNames::take_off_listed(Span& run) const {
  if (covers_[run.begin] != Cover::kActorStart) return;
  uint32_t end = run.begin + 1;
  while (end < run.end && covers_[end] == Cover::kActor) ++end;
  const bool person = end + 1 < run.end && gap(end) == " " && covers_[end] == Cover::kNone &&
                      (classes(end) & WordClass::kGivenName);
  if (person) run.begin = end;
}

// "Parts of Oskan" begins its sentence: a common noun.
void BareNames::take_off_plural(Span& run, uint32_t begin) const {
  if (run.end - run.begin < 3 || !begins_anew(run.begin, begin) || word(run.begin + 1) != "of")
    return;
  if (!word(run.begin).ends_with('s') || (classes(run.begin) & WordClass::kOrganisation)) return;
  run.begin += word(run.begin + 2) == "the" ? 3 : 2;
}

// "Lake County Aug. 1": a day of the calendar begins with the month.
void BareNames::take_off_date(Span& run) const {
  const bool day = run.end < tokens_.size() && (flags(run.end) & Token::kDigits) &&
                   (gap(run.end) == " " || gap(run.end) == ". ");
  if (!day || run.end - run.begin < 2 || !(classes(run.end - 1) & WordClass::kCalendar)) return;
  do {
    --run.end;
  } while (run.end - run.begin > 1 && !is_capital(run.end - 1));
}

// "Жители Оскана" begins its sentence: of Russian words before a name those that are no adjectives
// are mostly common nouns or verbs.
void BareNames::take_off_opening(Span& run, uint32_t begin) const {
  if (run.end - run.begin < 2 || !begins_anew(run.begin, begin)) return;
  if (gap(run.begin + 1) != " " || !is_capital(run.begin + 1)) return;
  if (covers_[run.begin] != Cover::kNone || (flags(run.begin) & Token::kAllCapitals)) return;
  if (classes(run.begin) & WordClass::kGivenName) return;
  if (!is_russian_adjective(word(run.begin))) ++run.begin;
}

// "The 1998 Lake Cup", "Copa del Lago 1998", "Copa del Lago de vela de 1998".
void BareNames::take_in_year(Span& run) const {
  const auto follows = [&](uint32_t token) { return token < tokens_.size() && gap(token) == " "; };
  const auto is_year = [&](uint32_t token) {
    return word(token).size() == kYearDigits && is_digits(word(token));
  };
  if (run.begin > 0 && gap(run.begin) == " " && is_year(run.begin - 1)) {
    --run.begin;
    return;
  }
  if (follows(run.end) && is_year(run.end)) {
    ++run.end;
    return;
  }
  if (record_.language != "es" && record_.language != "pt") return;
  const auto is_of = [&](uint32_t token) {
    return follows(token + 1) && gap(token) == " " && (bare(token) & BareClass::kOf);
  };
  if (!is_of(run.end)) return;
  if (is_year(run.end + 1)) {
    run.end += 2;
  } else if (!is_capital(run.end + 1) && is_of(run.end + 2) && is_year(run.end + 3)) {
    run.end += 4;
  }
}

// "lac Léman", "bahía de Cádiz": begins at the small word.
uint32_t BareNames::with_kind_of_place(uint32_t first, uint32_t begin) const {
  const auto& language = record_.language;
  if (language != "fr" && language != "es" && language != "pt") return first;
  if (first == begin || is_capital(first - 1)) return first;
  const auto is_kind = [&](uint32_t token) { return (bare(token) & BareClass::kPlaceKind) != 0; };
  if (gap(first) == " " && is_kind(first - 1)) return first - 1;
  if (first < begin + 2 || is_capital(first - 2)) return first;
  const bool of = (bare(first - 1) & BareClass::kOf) && gap(first - 1) == " ";
  return of && is_kind(first - 2) ? first - 2 : first;
}

}  // namespace chancery::indexer
