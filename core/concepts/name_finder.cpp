#include "core/concepts/name_finder.h"

#include <algorithm>

namespace chancery {

NameFinder::NameFinder(const Gazetteer& gazetteer, const Tries& tries, const Offices& offices,
                       const std::vector<bool>& given, const MatchText& text, int date,
                       std::vector<Mention>& found)
    : gazetteer_(gazetteer),
      tries_(tries),
      offices_(offices),
      text_(text),
      date_(date),
      scratch_(text.scratch()),
      found_(found),
      context_(gazetteer, tries, given, text),
      acronyms_(gazetteer, text) {}

void NameFinder::run() {
  scratch_.mention_at.assign(text_.size(), -1);
  scratch_.named_to = 0;
  for (const ConceptIndex target : scratch_.touched) {
    if (target < scratch_.named.size()) scratch_.named[target] = 0;
  }
  scratch_.touched.clear();
  scratch_.named.resize(gazetteer_.concepts().size());
  constexpr uint8_t kAcronym = Token::kAllCapitals | Token::kAcronym;
  for (uint32_t i = 0; i < text_.size();) {
    const bool begins = text_.begins_name(i) || (text_.token(i).flags & kAcronym);
    i = begins ? std::max(read(i), i + 1) : i + 1;
  }
}

// Reads what starts at token `first`; gives the token behind it.
uint32_t NameFinder::read(uint32_t first) {
  if (text_.token(first).flags & (Token::kAllCapitals | Token::kAcronym)) {
    if (const uint32_t last = read_acronym(first); last > first) return last;
  }
  const bool title = text_.is(first, WordClass::kOffice);
  const KnownWord& word = text_.numbers(first);
  const bool begins = word.name != Tries::kNoWord && tries_.name_starts[word.name] != Trie::kNone;
  if (!begins && word.local_name == Tries::kNoWord) return title ? read_title(first) : first;
  const Match match = longest_name(first);
  if (!match.form) {
    if (title) return read_title(first);
    return text_.capital(first) && read_direction(first) ? first + 1 : first;
  }
  if (match.misled) return match.last;
  if (match.form->target == kNoConcept) {
    context_.note_decoy(first, match.last);
    return match.last;
  }
  if (match.last - first == 1 && text_.in_brackets(first) &&
      acronyms_.learn(first, last_mention(), match.form->target)) {
    return match.last;
  }
  add(match.form->target, first, match.last, match.form->use);
  return match.last;
}

const Mention* NameFinder::last_mention() const {
  return found_.empty() ? nullptr : &found_.back();
}

void NameFinder::add(ConceptIndex target, uint32_t first, uint32_t last, AliasUse use) {
  scratch_.mention_at[first] = static_cast<int32_t>(found_.size());
  scratch_.named_to = last;
  found_.push_back({target, first, last, use});
  if (use == AliasUse::kSurname && scratch_.named[target] == 0) return;
  if (scratch_.named[target] == 0) scratch_.touched.push_back(target);
  scratch_.named[target] = last;
}

// The longest name that starts at token `first`, that of the text's language before an English one.
NameFinder::Match NameFinder::longest_name(uint32_t first) {
  const KnownWord& word = text_.numbers(first);
  const Match english = word.name == Tries::kNoWord ? Match() : longest_english(first);
  if (word.local_name == Tries::kNoWord) return english;
  const Match local = longest_local(first);
  if (local.last != english.last) return local.last > english.last ? local : english;
  return local.misled && !english.misled ? english : local;
}

uint32_t NameFinder::read_acronym(uint32_t at) {
  if (text_.numbers(at).name == Tries::kNoWord && text_.in_brackets(at)) {
    acronyms_.learn(at, last_mention(), kNoConcept);
  }
  if (acronyms_.empty()) return at;
  const std::optional<ConceptIndex> target = acronyms_.find(at);
  if (!target) return at;
  if (*target != kNoConcept) add(*target, at, at + 1, AliasUse::kName);
  return at + 1;
}

// "President Aliyev", "the Armenian prime minister".
uint32_t NameFinder::read_title(uint32_t first) {
  const Offices::Title title = Offices::title_at(text_, first);
  if (title.kinds == 0) return first;
  if (title.last < text_.end_of_sentence(first) &&
      text_.gap_after(title.last - 1) == MatchText::kSpace && text_.capital(title.last) &&
      !(text_.token(title.last - 1).flags & Token::kPossessive)) {
    return read_surname(first, title);
  }
  return read_holder(first, title) ? title.last : first;
}

// The office's holder on the text's date, when a state stands before the title or behind "of".
bool NameFinder::read_holder(uint32_t first, const Offices::Title& title) {
  if (date_ == 0 || text_.gap_after(title.last - 1) == MatchText::kHyphen) return false;
  ConceptIndex state = state_before(first);
  uint32_t begin = first;
  const bool of = title.last < text_.end_of_sentence(first) && text_.word(title.last) == "of";
  if (state != kNoConcept) {
    if (of) return false;  // "the American president of the company"
    begin = found_.back().first;
  } else {
    uint32_t next = title.last + 1;
    if (of && next < text_.end_of_sentence(first) && text_.word(next) == "the") ++next;
    if (!of || next >= text_.end_of_sentence(first)) return false;
    if (text_.numbers(next).name == Tries::kNoWord) return false;
    const Match match = longest_name(next);
    if (!match.form || match.misled || match.form->use != AliasUse::kName) return false;
    state = match.form->target;
  }
  if (begin > 0 && !text_.starts_sentence(begin) && text_.is(begin - 1, WordClass::kFormer)) {
    return false;
  }
  if (first > begin && begin > 1 && text_.is(first - 1, WordClass::kFormer)) return false;
  const ConceptIndex leader = offices_.holder(state, title.kinds, date_);
  if (leader == kNoConcept) return false;
  add(leader, first, title.last, AliasUse::kOffice);
  return true;
}

// The state named right before token `at`: "Armenian", "France's", "U.S.".
ConceptIndex NameFinder::state_before(uint32_t at) const {
  if (found_.empty() || found_.back().last != at || text_.starts_sentence(at)) return kNoConcept;
  const Mention& mention = found_.back();
  if (mention.use != AliasUse::kName && mention.use != AliasUse::kDemonym) return kNoConcept;
  if (text_.gap_after(at - 1) != MatchText::kSpace) return kNoConcept;
  return gazetteer_[mention.target].type == "state" ? mention.target : kNoConcept;
}

// A surname behind a title, of somebody who holds the office and was not named in full.
uint32_t NameFinder::read_surname(uint32_t first, const Offices::Title& title) {
  const uint32_t begin = title.last;
  if (text_.numbers(begin).name == Tries::kNoWord) return begin;
  const Match match = longest_name(begin);
  if (match.form && !match.misled) return begin;
  // The longest surname that starts here.
  Trie::Node node = Trie::kRoot;
  std::span<const NameForm> forms;
  uint32_t last = begin;
  for (uint32_t i = begin; i < text_.end_of_sentence(begin); ++i) {
    if (text_.numbers(i).name == Tries::kNoWord) break;
    node = tries_.names.find(node, text_.numbers(i).name);
    if (node == Trie::kNone) break;
    if (tries_.forms[node].empty()) continue;
    forms = tries_.forms[node];
    last = i + 1;
  }
  if (forms.empty()) return begin;
  const MatchText::Gap gap = text_.gap_after(last - 1);
  const bool goes_on = gap == MatchText::kHyphen ||
                       (gap == MatchText::kSpace && text_.letters(begin) == MatchText::kMixed &&
                        !(text_.token(last - 1).flags & Token::kPossessive) && text_.capital(last));
  if (goes_on) return begin;
  const Bearer bearer = bearer_of(forms, title.kinds, state_before(first));
  if (bearer.leader != kNoConcept) {
    add(bearer.leader, begin, last, AliasUse::kOffice);
  } else if (bearer.state != kNoConcept) {
    add(bearer.state, begin, last, AliasUse::kOffice);
  } else {
    return begin;
  }
  return last;
}

// Who of those with a surname holds the office; if several did, the state they have in common.
NameFinder::Bearer NameFinder::bearer_of(std::span<const NameForm> forms, Offices::Kinds kinds,
                                         ConceptIndex state) const {
  Bearer best;
  Offices::Fit best_fit = Offices::kNever;
  bool several = false;
  for (const NameForm& form : forms) {
    if (form.use != AliasUse::kSurname) continue;
    const Offices::Fit fit = offices_.fit(form.target, kinds, date_);
    const ConceptIndex home = offices_.state_of(form.target);
    if (fit == Offices::kNever || fit < best_fit || (state != kNoConcept && home != state))
      continue;
    if (fit > best_fit) {
      best = {form.target, home};
      several = false;
    } else if (best.leader != form.target) {
      several = true;
      if (best.state != home) best.state = kNoConcept;
    }
    best_fit = fit;
  }
  // A company's president may share a name with a head of state of another time.
  if (best_fit == Offices::kOnce && state == kNoConcept && !Offices::is_public(kinds)) return {};
  if (best_fit == Offices::kOnce && state == kNoConcept && date_ != 0) best.leader = kNoConcept;
  if (several) best.leader = kNoConcept;
  return best;
}

// "North and South Korea": the first half of a pair.
bool NameFinder::read_direction(uint32_t first) {
  const auto direction = [&](uint32_t at) {
    const std::string_view word = text_.word(at);
    return word == "north" || word == "south" || word == "east" || word == "west";
  };
  if (first + 3 >= text_.end_of_sentence(first) || !direction(first) || !text_.capital(first) ||
      text_.word(first + 1) != "and" || !direction(first + 2) ||
      text_.numbers(first + 3).name == Tries::kNoWord) {
    return false;
  }
  Trie::Node node = tries_.names.find(Trie::kRoot, text_.numbers(first).name);
  if (node != Trie::kNone) node = tries_.names.find(node, text_.numbers(first + 3).name);
  if (node == Trie::kNone) return false;
  for (const NameForm& form : tries_.forms[node]) {
    if (form.target == kNoConcept || gazetteer_[form.target].type != "state") continue;
    add(form.target, first, first + 1, form.use);
    return true;
  }
  return false;
}

}  // namespace chancery
