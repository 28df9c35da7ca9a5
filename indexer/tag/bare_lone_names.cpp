// Bare names of one word.
#include <algorithm>
#include <unordered_set>

#include "indexer/tag/bare_names.h"
#include "indexer/tag/bare_words.h"

namespace chancery::indexer {

// "US$", "US dollars"
bool BareNames::is_money(uint32_t token) const {
  const std::string_view behind = std::string_view(record_.text).substr(tokens_[token].span.end);
  if (behind.starts_with('$')) return true;
  return token + 1 < tokens_.size() && gap(token + 1) == " " &&
         (classes(token + 1) & WordClass::kCoin);
}

// Whether the lists say nothing against a capitalised word as a name.
bool BareNames::may_stand_alone(uint32_t token) const {
  constexpr WordClasses kNone = WordClass::kTitle | WordClass::kGeneric | WordClass::kPersonTitle |
                                WordClass::kOrganisation | WordClass::kInanimate;
  const bool letters = flags(token) & (Token::kAllCapitals | Token::kAcronym);
  const bool stop = !german_ && !letters && is_stop_word(word(token), record_.language);
  if (stop && !(classes(token) & WordClass::kGivenName)) return false;
  if (is_money(token)) return false;
  const bool continent = bare(token) & BareClass::kContinent;
  if (!continent && ((classes(token) & kNone) || (bare(token) & BareClass::kNoName))) return false;
  return tokens_[token].span.end - tokens_[token].span.begin > 1;
}

bool BareNames::is_lone_name(uint32_t token, bool anew) const {
  const std::string_view name = word(token);
  if (!may_stand_alone(token)) return false;
  if (flags(token) & (Token::kAllCapitals | Token::kAcronym)) return !is_roman(name);
  if (anew && !is_quoted({token, token + 1}) && !acts(token)) return false;
  if (!german_) return true;
  if (token == 0 || gap(token) != " " || is_german_noun(name)) return false;
  const bool ends_as_noun =
      name.ends_with("en") || name.ends_with("er") || name.ends_with("el") || name.ends_with("nis");
  return !ends_as_noun && (bare(token - 1) & BareClass::kBeforeName);
}

// Whether what follows the word that opens an English, Spanish or French sentence tells that it is
// a name: "Ek said", "Ek spokesman Lind", "Ek's lawyer", "Ek left".
bool BareNames::acts(uint32_t token) const {
  const std::string_view name = word(token);
  const auto& language = record_.language;
  const bool spanish = language == "es";
  if (!english_ && !spanish && language != "fr") return false;
  if (token + 1 >= tokens_.size() || (english_ && ends_as_common(name))) return false;
  const uint32_t next = token + 1;
  const bool whose = (flags(token) & Token::kPossessive) ||
                     (word(next) == "s" && (gap(next) == " '" || gap(next) == " ’"));
  if (!whose) {
    if (gap(next) != " " || (flags(next) & (Token::kCapital | Token::kDigits))) return false;
    constexpr WordClasses kBehind =
        WordClass::kSpeech | WordClass::kWork | WordClass::kPersonTitle | WordClass::kPredicate;
    const bool past = (english_ && word(next).ends_with("ed") && !word(next).ends_with("eed")) ||
                      (spanish && written(next).ends_with("ó"));
    if (!past && !(classes(next) & kBehind) && !(bare(next) & BareClass::kVerb)) return false;
  }
  return !text_.stands_small(name);
}

// What is a name at one place of the text is one where it opens a sentence; and a surname of a
// full name is one wherever it stands.
void BareNames::add_repeated() {
  if (left_.empty()) return;
  std::unordered_set<std::string_view> known;
  for (const Span& name : found_) {
    const bool lone = name.end - name.begin == 1;
    if (lone ? !german_ : is_full_name(name)) known.insert(word(name.end - 1));
  }
  const size_t before = found_.size();
  for (const uint32_t token : left_) {
    if (known.contains(word(token)) && !text_.stands_small(word(token)))
      found_.push_back({token, token + 1});
  }
  if (found_.size() == before) return;
  std::sort(found_.begin(), found_.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
}

}  // namespace chancery::indexer
