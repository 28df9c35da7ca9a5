// Which form of a name stands at a token: the walks through the tries of NameFinder.
#include <algorithm>

#include "core/concepts/name_finder.h"

namespace chancery {

namespace {

// U+30A0 to U+30FF.
bool is_katakana(std::string_view word) {
  return word.size() > 2 && word[0] == '\xE3' &&
         ((word[1] == '\x82' && word[2] >= '\xA0') || word[1] == '\x83');
}

}  // namespace

NameFinder::Match NameFinder::longest_english(uint32_t first) {
  Trie::Node node = tries_.name_starts[text_.numbers(first).name];
  Match best, half;
  for (uint32_t i = first; node != Trie::kNone; ++i) {
    if (i > first) {
      if (i == text_.end_of_sentence(first) || text_.numbers(i).name == Tries::kNoWord) break;
      node = tries_.names.find(node, text_.numbers(i).name);
      if (node == Trie::kNone) break;
    }
    if (tries_.forms[node].empty()) continue;
    bool misled = false;
    if (const NameForm* form = fitting_form(tries_.forms[node], first, i + 1, misled)) {
      best = {form, i + 1, misled};
      if (form->use == AliasUse::kCombining) half = best;
    }
  }
  // "The Anglo-American alliance", but "Anglo-American Corporation".
  const bool two = half.form && best.last == first + 2 && best.form->target != kNoConcept &&
                   gazetteer_[best.form->target].type == "organisation";
  const bool ends =
      two && !(text_.gap_after(first + 1) == MatchText::kSpace && text_.capital(first + 2));
  return ends ? half : best;
}

const NameForm* NameFinder::fitting_form(std::span<const NameForm> forms, uint32_t first,
                                         uint32_t last, bool& misled) {
  const NameForm* best = nullptr;
  const NameForm* other = nullptr;
  for (const NameForm& form : forms) {
    if (!fits(form, first, last)) continue;
    if (form.target != kNoConcept && context_.misleads(form, first, last)) {
      other = &form;
      continue;
    }
    // A name beats a surname; of those who share a surname the one named last is meant.
    if (best && form.use == AliasUse::kSurname &&
        (best->use != AliasUse::kSurname ||
         scratch_.named[form.target] <= scratch_.named[best->target])) {
      continue;
    }
    if (best && best->use != AliasUse::kSurname) continue;
    best = &form;
  }
  misled = !best && other;
  return best ? best : other;
}

NameFinder::Match NameFinder::longest_local(uint32_t first) {
  const LanguageTables* local = text_.numbers(first).local;
  const Tries& tries = local->tries;
  Trie::Node node = tries.name_starts[text_.numbers(first).local_name];
  Match best;
  for (uint32_t i = first; node != Trie::kNone; ++i) {
    if (i > first) {
      if (i == text_.end_of_sentence(first)) break;
      const KnownWord& word = text_.numbers(i);
      if (word.local != local || word.local_name == Tries::kNoWord) break;
      node = tries.names.find(node, word.local_name);
      if (node == Trie::kNone) break;
    }
    if (tries.forms[node].empty()) continue;
    bool misled = false;
    if (const NameForm* form = fitting_form(tries.forms[node], first, i + 1, misled)) {
      best = {form, i + 1, misled};
    }
  }
  return best;
}

// Characters that stand for states side by side, "中美": one before this, or one behind it that
// begins no longer name ("中美国").
bool NameFinder::stands_in_pair(uint32_t first) const {
  const Mention* before = last_mention();
  if (before && before->last == first && before->use == AliasUse::kCombining &&
      text_.joins_next(first - 1)) {
    return true;
  }
  const uint32_t next = first + 1;
  if (!text_.joins_next(first) || text_.ends_sentence(first)) return false;
  const KnownWord& word = text_.numbers(next);
  if (!word.local || word.local_name == Tries::kNoWord) return false;
  const Tries& tries = word.local->tries;
  Trie::Node node = tries.name_starts[word.local_name];
  const auto combines = [](const NameForm& form) { return form.use == AliasUse::kCombining; };
  if (node == Trie::kNone || !std::ranges::any_of(tries.forms[node], combines)) return false;
  for (uint32_t i = next + 1; i < text_.end_of_sentence(first); ++i) {
    if (!text_.joins_next(i - 1) || text_.numbers(i).local_name == Tries::kNoWord) break;
    node = tries.names.find(node, text_.numbers(i).local_name);
    if (node == Trie::kNone) break;
    if (!tries.forms[node].empty()) return false;
  }
  return true;
}

// Whether token `at` and the next are of one word, as far as scripts tell: Korean parts words by
// spaces, and what Japanese writes in Katakana goes on while they do.
bool NameFinder::is_one_word(uint32_t at) const {
  if (!text_.joins_next(at)) return false;
  const std::string_view left = text_.word(at), right = text_.word(at + 1);
  const auto hangul = [](std::string_view word) { return script_of(word) == Script::kHangul; };
  return (hangul(left) && hangul(right)) || (is_katakana(left) && is_katakana(right));
}

bool NameFinder::fits(const NameForm& form, uint32_t first, uint32_t last) const {
  const uint8_t flags = text_.token(first).flags;
  if (flags & Token::kUnspaced) {
    // 이란 within a word is an ending and not Iran, タイ within スタイル no Thailand.
    const bool behind_name = last_mention() && last_mention()->last == first;
    if (!behind_name && first > 0 && is_one_word(first - 1)) return false;
    if (form.use == AliasUse::kCombining) return stands_in_pair(first);
    return !is_katakana(text_.word(last - 1)) || !is_one_word(last - 1);
  }
  // "17+1", but not "17-1/4".
  const bool numbers = (flags & Token::kDigits) && last - first > 1 &&
                       (text_.token(first + 1).flags & Token::kDigits);
  if (numbers && text_.gap_after(first) != MatchText::kOther) return false;
  if (form.use == AliasUse::kSurname && !scratch_.named[form.target]) return false;
  if (form.use == AliasUse::kCombining && text_.gap_after(last - 1) != MatchText::kHyphen) {
    return false;
  }
  if (!text_.case_is_evidence(first)) {
    return !form.acronym_word || (text_.token(first).flags & Token::kAcronym) ||
           text_.typed_in_capitals(first);
  }
  for (uint32_t i = first; i < last; ++i) {
    if (!casing_fits(form.casing(i - first), text_.token(i).flags)) return false;
  }
  return true;
}

}  // namespace chancery
