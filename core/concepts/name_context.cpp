#include "core/concepts/name_context.h"

#include <algorithm>

namespace chancery {

namespace {

constexpr uint32_t kNear = 6;  // words within which a US state makes another one likely

bool is_place(AliasUse use) {
  return use == AliasUse::kName || use == AliasUse::kSeat || use == AliasUse::kCity;
}

}  // namespace

bool NameContext::is_given_name(uint32_t at) const {
  const uint32_t number = text_.numbers(at).name;
  if (text_.is(at, WordClass::kGivenName)) return true;
  // Where case says nothing, "said" is no given name.
  return text_.case_is_evidence(at) && number != Tries::kNoWord && given_[number];
}

bool NameContext::is_named(ConceptIndex target) const {
  return text_.scratch().named[target] != 0;
}

bool NameContext::misleads(const NameForm& form, uint32_t first, uint32_t last) {
  if (is_place(form.use) && begins_name_of_other(last - 1)) return true;
  if (is_place(form.use) && (is_ship_or_club(first) || is_school(first, last))) return true;
  if ((form.use == AliasUse::kDemonym || form.use == AliasUse::kName) && is_amount(first, last)) {
    return true;
  }
  const bool city = form.use == AliasUse::kSeat || form.use == AliasUse::kCity;
  if (city && is_meeting_place(first, last)) return true;
  const Concept& target = gazetteer_[form.target];
  if (target.type == "leader" && is_namesake(form.target, first, last)) return true;
  if (last - first != 1) return false;
  if (target.type == "leader" && is_joined_by_particle(first)) return true;
  if (form.use == AliasUse::kSurname) {
    return is_common_word(first, form.use) || (first > 0 && follows_person_word(first)) ||
           begins_longer_name(first);
  }
  const bool state = target.type == "state" || target.type == "government";
  if (!state) {
    return is_common_word(first, form.use) ||
           (target.type == "leader" && begins_longer_name(first));
  }
  const bool acronym = form.casing(0) == Casing::kAllCapitals;
  if (acronym && text_.is(first, WordClass::kCommon) &&
      text_.letters(first) == MatchText::kShouted &&
      !(text_.token(first).flags & Token::kAcronym)) {
    return text_.starts_sentence(first) || text_.word(first - 1) != "the";  // "TELL US"
  }
  if (acronym) return false;
  if (form.use == AliasUse::kDemonym &&
      (begins_name_of_other(first) || describes_thing(first) || means_language(first))) {
    return true;
  }
  bool other = follows_person_word(first);
  if (!other && is_place(form.use)) {
    if (begins_person(first)) {
      other = true;
    } else if (target.state != "USA" && target.state != "CAN" &&
               (is_in_sub_state(first) || means_us_state(first))) {
      if (text_.is(first, WordClass::kSubState)) others_.push_back(form.target);
      return true;
    }
  }
  if (other) {
    if (!is_named(form.target)) others_.push_back(form.target);
    return true;
  }
  if (!others_.empty() && is_place(form.use) && !is_named(form.target) &&
      std::find(others_.begin(), others_.end(), form.target) != others_.end()) {
    const bool placed = first > 0 && !text_.starts_sentence(first) &&
                        text_.is(first - 1, WordClass::kPlacing) &&
                        !text_.is(first, WordClass::kSubState);
    return !placed;
  }
  return is_common_word(first, form.use);
}

void NameContext::note_decoy(uint32_t first, uint32_t last) {
  if (last - first < 2 || !is_given_name(first)) return;
  const uint32_t number = text_.numbers(last - 1).name;
  const Trie::Node node = tries_.names.find(Trie::kRoot, number);
  if (node == Trie::kNone) return;
  for (const NameForm& form : tries_.forms[node]) {
    if (form.target != kNoConcept && is_place(form.use) && !is_named(form.target)) {
      others_.push_back(form.target);
    }
  }
}

// "Paris, Texas".
bool NameContext::is_in_sub_state(uint32_t at) const {
  if (text_.gap_after(at) != MatchText::kComma || (text_.token(at).flags & Token::kPossessive))
    return false;
  const uint32_t next = at + 1;
  return text_.capital(next) && text_.is(next, WordClass::kSubState) &&
         !text_.is(next, WordClass::kStateToo) && text_.gap_after(next) != MatchText::kHyphen;
}

// A state's name that is a US state's, too, among what speaks of the USA.
bool NameContext::means_us_state(uint32_t first) {
  if (!text_.is(first, WordClass::kSubState)) return false;
  const auto politics = [&](uint32_t at) { return text_.is(at, WordClass::kStatePolitics); };
  if (text_.gap_after(first) == MatchText::kSpace) {
    if (politics(first + 1)) return true;
    const bool secretary = text_.word(first + 1) == "secretary" &&
                           first + 3 < text_.end_of_sentence(first) &&
                           text_.word(first + 2) == "of" && text_.word(first + 3) == "state";
    if (secretary) return true;
  }
  if (text_.starts_sentence(first)) {
    // nothing before
  } else {
    const uint32_t before = first - 1;
    if (text_.is(before, WordClass::kPlacing) && !text_.starts_sentence(before) &&
        politics(before - 1)) {
      return true;
    }
    // "Duluth, Georgia": a town that is no name of the state's own.
    if (text_.gap_after(before) == MatchText::kComma && text_.capital(before) &&
        !text_.is(before, WordClass::kMonth) && text_.numbers(before).name == Tries::kNoWord) {
      const bool closed = text_.gap_after(first) != MatchText::kSpace;
      if (!text_.starts_sentence(before) || closed) return true;
    }
  }
  const uint32_t end = text_.end_of_sentence(first);
  uint32_t from = first;
  while (from > 0 && first - from < kNear && !text_.starts_sentence(from)) --from;
  for (uint32_t i = from; i < std::min(end, first + kNear + 1); ++i) {
    if (i != first && text_.capital(i) && text_.is(i, WordClass::kSubState) &&
        text_.word(i) != text_.word(first) && text_.token(i).length > 3) {
      return true;
    }
  }
  return false;
}

// "Jakarta Post", "Milan Street", "Times of India".
bool NameContext::begins_name_of_other(uint32_t at) const {
  if (text_.letters(at) != MatchText::kMixed || (text_.token(at).flags & Token::kPossessive)) {
    return false;
  }
  const auto is_one = [&](uint32_t word) {
    constexpr uint8_t kAll = Token::kAllCapitals;
    return text_.is(word, WordClass::kNamesake) &&
           (text_.token(word).flags & (Token::kCapital | kAll));
  };
  if (text_.gap_after(at) == MatchText::kSpace && is_one(at + 1)) {
    const bool more = text_.gap_after(at + 1) == MatchText::kSpace;
    return !more || !text_.is(at + 2, WordClass::kStates);
  }
  return at > 1 && !text_.starts_sentence(at) && !text_.starts_sentence(at - 1) &&
         text_.word(at - 1) == "of" && text_.word(at - 2) == "times" && is_one(at - 2);
}

// "She speaks Russian", "fluent Russian".
bool NameContext::means_language(uint32_t at) const {
  if (text_.starts_sentence(at) || text_.gap_after(at - 1) != MatchText::kSpace) return false;
  if (!text_.is(at - 1, WordClass::kTongue)) return false;
  // "spoke Russian", but "taught Russian officers"
  const bool attribute =
      text_.gap_after(at) == MatchText::kSpace && !is_stop_word(text_.word(at + 1), "en");
  return !attribute;
}

// "Thai food", "Chilean sea bass".
bool NameContext::describes_thing(uint32_t at) const {
  constexpr uint32_t kWords = 2;
  for (uint32_t i = at; i < at + kWords; ++i) {
    if (text_.gap_after(i) != MatchText::kSpace || (text_.token(i).flags & Token::kPossessive))
      break;
    if (text_.is(i + 1, WordClass::kThing)) return true;
    if (is_stop_word(text_.word(i + 1), "en") || text_.capital(i + 1)) break;
  }
  return false;
}

// A name that is an English word as well, where its capital says little.
bool NameContext::is_common_word(uint32_t at, AliasUse use) const {
  if (!text_.is(at, WordClass::kCommon) || text_.letters(at) == MatchText::kAnyCase) return false;
  if (text_.is(at, WordClass::kMonth) && is_month(at)) return true;
  const MatchText::Gap gap = text_.gap_after(at);
  const bool before_capital = gap == MatchText::kSpace && text_.capital(at + 1);
  if (use == AliasUse::kSurname) {
    if (text_.letters(at) != MatchText::kMixed) return false;
    if (before_capital) return true;  // "North Sea"
    if (!text_.starts_sentence(at) || gap != MatchText::kSpace) return false;
    if (text_.token(at).flags & Token::kPossessive) return false;
    const std::string_view next = text_.word(at + 1);  // "Rice prices", but "Rice says"
    return next.ends_with('s') && !text_.is(at + 1, WordClass::kPredicate);
  }
  if (text_.token(at).flags & Token::kAllCapitals && text_.case_is_evidence(at)) return false;
  if (text_.letters(at) == MatchText::kShouted) {
    if (use == AliasUse::kName || text_.starts_sentence(at)) return use == AliasUse::kName;
    return text_.is(at - 1, WordClass::kModal);  // "WILL POLISH THE BRASS"
  }
  if (!text_.starts_sentence(at)) return false;
  // "Polish the brass", "Democrats of all times"
  if (use == AliasUse::kDemonym) {
    return gap == MatchText::kSpace && text_.is(at + 1, WordClass::kDetermining);
  }
  return false;
}

bool NameContext::is_month(uint32_t at) const {
  if (text_.gap_after(at) == MatchText::kSpace && (text_.token(at + 1).flags & Token::kDigits)) {
    return true;
  }
  if (text_.starts_sentence(at)) return text_.letters(at) == MatchText::kShouted;
  return text_.is(at - 1, WordClass::kDating) || (text_.token(at - 1).flags & Token::kDigits) ||
         text_.letters(at) == MatchText::kShouted;
}

}  // namespace chancery
