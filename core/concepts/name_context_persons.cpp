// Names of persons that look like those of places and leaders.
#include <algorithm>

#include "core/concepts/name_context.h"

namespace chancery {

namespace {

constexpr uint32_t kLongestRun = 4;  // words of an institution's name behind a place
constexpr uint32_t kGivenNames = 3;  // before a surname
constexpr uint32_t kParticles = 2;   // in a row: van der

}  // namespace

// "Denis Baudouin": a leader's surname behind a given name that the leader does not have; and that
// surname alone, once this person is met and the leader is not.
bool NameContext::is_namesake(ConceptIndex leader, uint32_t first, uint32_t last) {
  const bool met =
      !is_named(leader) && std::find(others_.begin(), others_.end(), leader) != others_.end();
  const bool given = !text_.starts_sentence(first) && text_.case_is_evidence(first) &&
                     text_.gap_after(first - 1) == MatchText::kSpace && text_.capital(first - 1) &&
                     !(text_.token(first - 1).flags & Token::kPossessive) &&
                     is_given_name(first - 1);
  if (!given && !met) return false;
  const Concept& target = gazetteer_[leader];
  if (!is_words(first, last, target.surname)) return false;
  if (!given) return true;
  for (uint32_t i = first; i > 0 && first - i < kGivenNames; --i) {
    if (text_.starts_sentence(i) || text_.gap_after(i - 1) != MatchText::kSpace) break;
    if (!text_.capital(i - 1)) break;
    if (has_given_name(target, text_.word(i - 1))) return false;
  }
  if (!is_named(leader)) others_.push_back(leader);
  return true;
}

// Whether tokens [first, last) are the words of `name`.
bool NameContext::is_words(uint32_t first, uint32_t last, std::string_view name) const {
  TokenList words;
  tokenize(name, words);
  if (words.tokens.size() != last - first) return false;
  for (const Token& one : words.tokens)
    if (words.word(one) != text_.word(first++)) return false;
  return true;
}

// Whether a name of `leader` has the word, or one that begins alike: Frederik and Frederick.
bool NameContext::has_given_name(const Concept& leader, std::string_view word) {
  constexpr size_t kAlike = 3;  // bytes
  const auto holds = [&](const std::string& name) {
    TokenList words;
    tokenize(name, words);
    return std::any_of(words.tokens.begin(), words.tokens.end(), [&](const Token& one) {
      return words.word(one).substr(0, kAlike) == word.substr(0, kAlike);
    });
  };
  return holds(leader.name) || std::any_of(leader.aliases.begin(), leader.aliases.end(), holds);
}

// A given name, an initial or a title of persons; or a landform.
bool NameContext::follows_person_word(uint32_t first) const {
  if (text_.starts_sentence(first)) return false;
  const uint32_t before = first - 1;
  const MatchText::Gap gap = text_.gap_after(before);
  if (gap != MatchText::kSpace && gap != MatchText::kPoint) return false;
  if (text_.token(before).flags & Token::kPossessive) return false;
  if (text_.is(before, WordClass::kLandform)) return gap == MatchText::kSpace;
  if (!text_.capital(before)) return false;
  if (text_.is(before, WordClass::kPersonTitle)) {
    return text_.case_is_evidence(before) || !text_.is(before, WordClass::kCommon);
  }
  if (gap == MatchText::kPoint) {
    // "Robert A. Holland", "J. R. Ireland"
    return text_.token(before).length == 1 && text_.case_is_evidence(before) &&
           (text_.starts_sentence(before) ||
            (text_.token(before - 1).flags & (Token::kCapital | Token::kAcronym)));
  }
  if (!is_given_name(before)) return false;
  // "Saint Lucia Dominica and Grenada": what is a name of its own is no part of the next one.
  if (text_.scratch().named_to > before) return false;
  const bool doubtful = text_.is(before, WordClass::kCommon) &&
                        (text_.starts_sentence(before) || !text_.case_is_evidence(before));
  return !doubtful;
}

// A place that is a given name before a surname: "Jordan Peterson", but not "Jordan King Hussein"
// or "Paris Stock Exchange".
bool NameContext::begins_person(uint32_t first) const {
  if (!text_.is(first, WordClass::kGivenName) || text_.letters(first) != MatchText::kMixed) {
    return false;
  }
  if (text_.token(first).flags & Token::kPossessive) return false;
  uint32_t run = 0;
  for (uint32_t i = first; run < kLongestRun && text_.gap_after(i) == MatchText::kSpace; ++i) {
    const uint8_t flags = text_.token(i + 1).flags;
    if (!(flags & Token::kCapital) || (flags & (Token::kAllCapitals | Token::kAcronym))) break;
    if (text_.is(i + 1, WordClass::kInstitution | WordClass::kOffice | WordClass::kMonth)) {
      return false;
    }
    const uint32_t number = text_.numbers(i + 1).name;
    const Trie::Node node =
        number == Tries::kNoWord ? Trie::kNone : tries_.names.find(Trie::kRoot, number);
    if (node != Trie::kNone) {
      for (const NameForm& form : tries_.forms[node]) {
        if (form.target != kNoConcept && form.use != AliasUse::kSurname &&
            form.use != AliasUse::kCity && gazetteer_[form.target].type == "state") {
          return false;
        }
      }
    }
    ++run;
  }
  return run > 0 && run <= 2;
}

// "Macmillan Bloedel": a leader's name that is the first word of another's.
bool NameContext::begins_longer_name(uint32_t at) const {
  constexpr WordClasses kOther = WordClass::kInstitution | WordClass::kOffice | WordClass::kMonth;
  return text_.letters(at) == MatchText::kMixed && text_.gap_after(at) == MatchText::kSpace &&
         !(text_.token(at).flags & Token::kPossessive) &&
         (text_.token(at + 1).flags & (Token::kCapital | Token::kAllCapitals)) == Token::kCapital &&
         !text_.is(at + 1, kOther) && !may_start_name(at + 1);
}

// "Al-Nasser", "Peres de Cuellar": a leader's name that is a part of another's, by a word that
// stands within names.
bool NameContext::is_joined_by_particle(uint32_t at) const {
  if (at > 0 && text_.gap_after(at - 1) == MatchText::kHyphen &&
      text_.is(at - 1, WordClass::kParticle)) {
    return true;
  }
  if (text_.token(at).flags & Token::kPossessive) return false;
  uint32_t next = at;
  while (next - at < kParticles && text_.gap_after(next) == MatchText::kSpace &&
         text_.is(next + 1, WordClass::kParticle) && !text_.is(next + 1, WordClass::kCommon) &&
         text_.token(next + 1).length > 1) {  // "y" and "e" are words for and
    ++next;
  }
  return next > at && text_.gap_after(next) == MatchText::kSpace && text_.capital(next + 1) &&
         !may_start_name(next + 1);
}

// Whether a name of the gazetteer that is more than a surname may start there.
bool NameContext::may_start_name(uint32_t at) const {
  const uint32_t number = text_.numbers(at).name;
  if (number == Tries::kNoWord) return false;
  const Trie::Node node = tries_.name_starts[number];
  if (node == Trie::kNone) return false;
  if (tries_.forms[node].empty()) return !is_given_name(at);
  return std::any_of(tries_.forms[node].begin(), tries_.forms[node].end(),
                     [](const NameForm& form) { return form.use != AliasUse::kSurname; });
}

}  // namespace chancery
