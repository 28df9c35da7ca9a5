#include "indexer/tag/bare_names.h"

#include <algorithm>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/tag/bare_words.h"

namespace chancery::indexer {

namespace {

constexpr size_t kMostDigits = 3;    // of a number that belongs to a name; years do not
constexpr uint32_t kMostQuoted = 9;  // tokens of a work's title in quotation marks
constexpr size_t kMostSyllable = 6;  // bytes of the end of "Jong-un"

// Whether what stands between two words holds one of `marks`.
bool has_any(std::string_view gap, std::initializer_list<std::string_view> marks) {
  if (gap == " ") return false;
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return gap.find(mark) != gap.npos; });
}

}  // namespace

BareNames::BareNames(const NameText& text, uint32_t from)
    : text_(text),
      record_(text.record()),
      tokens_(text.tokens()),
      covers_(text.covers()),
      from_(from),
      german_(record_.language == "de" || record_.language == "lb"),
      english_(record_.language == "en"),
      russian_(record_.language == "ru") {}

std::vector<Span> BareNames::find() {
  for (const Span& one : text_.sentences()) sentence(one.begin, one.end);
  add_repeated();
  return std::move(found_);
}

bool BareNames::is_letter(uint32_t token) const {
  size_t end = 0;
  utf8::next(word(token), end);
  return end == word(token).size();
}

// "XVII", a century's number.
bool BareNames::is_roman(std::string_view word) {
  return word.find_first_not_of("ivxlc") == word.npos;
}

bool BareNames::is_digits(std::string_view word) {
  return std::all_of(word.begin(), word.end(), is_digit);
}

bool BareNames::is_capital(uint32_t token) const {
  return (flags(token) & (Token::kCapital | Token::kUnspaced)) == Token::kCapital &&
         !is_digit(word(token).front());
}

void BareNames::sentence(uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end;) {
    if (!(flags(i) & Token::kCapital)) {
      ++i;
      continue;
    }
    if (const uint32_t behind = title_end(i, end); behind > i) {
      found_.push_back({i, behind});
      i = behind;
      continue;
    }
    if (!is_capital(i) || is_bracket(i) || (begins_anew(i, begin) && is_empty(i))) {
      ++i;
      continue;
    }
    const uint32_t last = run_end(i, end);
    // "L'université de Londres" is more than a listed city.
    if (!is_listed({i, last}) || with_kind_of_place(i, begin) < i) keep({i, last}, begin);
    i = last;
  }
}

bool BareNames::is_listed(const Span& run) const {
  return std::all_of(covers_.begin() + run.begin, covers_.begin() + run.end, [](Cover cover) {
    return cover == Cover::kActor || cover == Cover::kActorStart;
  });
}

bool BareNames::joins(uint32_t left, std::string_view gap) const {
  if (gap == " " || gap == "-" || gap == "–" || gap == "\n" || gap == " & ") return true;
  const bool letter = is_letter(left);
  if (gap == "'" || gap == "’" || gap == "' ") return letter && !english_;  // "d'Oskan"
  return gap == ". " && (letter || (classes(left) & WordClass::kAbbreviatedTitle));
}

uint32_t BareNames::run_end(uint32_t first, uint32_t end) const {
  uint32_t last = first + 1;
  while (last < end && last - first < kMostTokens) {
    const std::string_view before = gap(last);
    if (!joins(last - 1, before)) break;
    const bool whole = last - first > 1 && (bare(last - 1) & BareClass::kLegalForm);
    if (whole && !(bare(last) & BareClass::kLegalForm)) break;
    if (is_capital(last)) {
      ++last;
      continue;
    }
    const std::string_view next = word(last);
    if (before == "-") {
      // "MiG-29", "Stratford-upon-Avon", "Kim Jong-un", but "London-based"
      const bool inner = last + 1 < end && gap(last + 1) == "-";
      const bool part = !english_ || (last - first > 1 && next.size() <= kMostSyllable);
      if (!inner && !part && !is_digits(next)) break;
      ++last;
      continue;
    }
    if (is_digits(next) && next.size() <= kMostDigits && before == " ") {
      // "Lind 6-4": a score, or a number behind a person, is no part of the name.
      const bool score = last + 1 < end && has_any(gap(last + 1), {"-", "–"});
      const bool person = last - first > 1 && (classes(first) & WordClass::kGivenName);
      // "При Ганнибале 7 городов": nor is one behind a Russian word, where it mostly counts.
      const bool counts = russian_ && static_cast<unsigned char>(word(last - 1).front()) >= 0x80;
      if (score || person || counts || (classes(last - 1) & WordClass::kCalendar)) break;
      ++last;
      continue;
    }
    if (const uint32_t tail = russian_ ? adjectives_end(last, end) : last; tail > last) {
      last = tail;
      continue;
    }
    const uint32_t behind = joint_end(first, last, end);
    const bool tail = behind == last && before == " " && (bare(last) & BareClass::kTail);
    if (behind == last && !tail) break;
    last = tail ? last + 1 : behind;
  }
  return last;
}

// "Ann Lind", but "Jordan University".
bool BareNames::is_full_name(const Span& run) const {
  return (classes(run.begin) & WordClass::kGivenName) && may_be_person(run);
}

// Whether nothing in a run of capitals tells that it is no person's full name.
bool BareNames::may_be_person(const Span& run) const {
  constexpr WordClasses kOther = WordClass::kOrganisation | WordClass::kInanimate |
                                 WordClass::kPlaceKind | WordClass::kTitle | WordClass::kGeneric |
                                 WordClass::kInstitution;
  for (uint32_t i = run.begin; i < run.end; ++i) {
    if (!is_capital(i) || covers_[i] != Cover::kNone) return false;
    if ((classes(i) & kOther) && !(classes(i) & WordClass::kGivenName)) return false;
  }
  return run.end - run.begin > 1;
}

bool BareNames::begins_anew(uint32_t token, uint32_t begin) const {
  if (token == begin || tokens_[token - 1].span.begin < from_) return true;
  const std::string_view before = gap(token);
  if (before == " ") return false;
  if (german_ && has_any(before, {" - ", " – "})) return true;
  return has_any(before, {".", "!", "?", ":", ";", "\"", "“", "«", "„", "``", "*", "\n"});
}

// Whether the run stands alone in quotation marks: what has a name that is a word.
bool BareNames::is_quoted(const Span& run) const {
  if (run.begin == 0 || !has_any(gap(run.begin), {"\"", "“", "«", "„"})) return false;
  const uint32_t from = tokens_[run.end - 1].span.end;
  const std::string_view behind = trim(std::string_view(record_.text).substr(from, 5));
  return behind.starts_with('"') || behind.starts_with("”") || behind.starts_with("“") ||
         behind.starts_with("»");
}

// The token behind a work's title in quotation marks, "The Lake and Its Boats", that begins with
// `first`; `first` when none does.
uint32_t BareNames::title_end(uint32_t first, uint32_t end) const {
  if (german_ || first == 0 || !is_capital(first)) return first;
  if (!has_any(gap(first), {"\"", "“", "«", "„"})) return first;
  uint32_t capitals = 0;
  for (uint32_t i = first; i < std::min(end, first + kMostQuoted); ++i) {
    const bool number = flags(i) & Token::kDigits;
    if (!is_capital(i) && !number && !is_stop_word(word(i), record_.language)) return first;
    if (i > first && has_any(gap(i), {"\"", "“", "”", "«", "»", "„", "!", "?", ";"})) return first;
    capitals += is_capital(i) ? 1 : 0;
    if (is_quoted({first, i + 1})) return capitals > 1 && (is_capital(i) || number) ? i + 1 : first;
  }
  return first;
}

// "-LRB-", as tokenised corpora write a bracket.
bool BareNames::is_bracket(uint32_t token) const {
  if (!(bare(token) & BareClass::kBracket)) return false;
  const Span& span = tokens_[token].span;
  const std::string_view text = record_.text;
  return span.begin > 0 && text[span.begin - 1] == '-' && text.substr(span.end).starts_with('-');
}

// Whether a word that begins a sentence has its capital from that: "In", "L'".
bool BareNames::is_empty(uint32_t token) const {
  const std::string_view first = word(token);
  if (text_.is_stop(token)) return true;
  if ((classes(token) & WordClass::kArticle) || (bare(token) & BareClass::kNoName)) return true;
  return first.size() <= 2 && token + 1 < tokens_.size() && has_any(gap(token + 1), {"'", "’"});
}

void BareNames::keep(Span run, uint32_t begin) {
  const uint32_t first = run.begin;
  take_off_titles(run);
  if (german_) take_off_nouns(run);
  take_off_listed(run);
  take_off_date(run);
  if (russian_) take_off_opening(run, begin);
  if (english_) take_off_plural(run, begin);
  const bool anew = run.begin == first && begins_anew(first, begin);
  if (!is_name(run, anew)) {
    if (run.end - run.begin == 1 && may_stand_alone(run.begin)) left_.push_back(run.begin);
    return;
  }
  if (is_event(run)) take_in_year(run);
  run.begin = with_kind_of_place(run.begin, begin);
  found_.push_back(run);
}

bool BareNames::is_name(const Span& run, bool anew) const {
  if (german_ && (is_counted(run) || is_compound(run))) return false;
  // "Ganó 16 medallas": languages that need no pronoun begin with the verb.
  const auto& language = record_.language;
  const bool verb_first = language == "es" || language == "pt" || language == "it";
  const bool letters = flags(run.begin) & (Token::kAllCapitals | Token::kAcronym);
  if (verb_first && anew && !letters && run.end - run.begin == 2 && is_digits(word(run.end - 1)))
    return false;
  const auto calendar = [&](uint32_t token) {
    return !is_capital(token) || (classes(token) & WordClass::kCalendar);
  };
  for (uint32_t i = run.begin; i < run.end; ++i) {
    if (!calendar(i)) break;
    if (i + 1 == run.end) return false;
  }
  return run.end - run.begin > 1 || is_lone_name(run.begin, anew);
}

bool BareNames::is_event(const Span& run) const {
  if (run.end - run.begin < 2) return false;
  for (uint32_t i = run.begin; i < run.end; ++i)
    if (bare(i) & BareClass::kEvent) return true;
  return false;
}

}  // namespace chancery::indexer
