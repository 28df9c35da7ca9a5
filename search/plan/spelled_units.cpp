// Units of actors and issues that plain words name.
#include <fmt/format.h>

#include <algorithm>

#include "chancery/word_classes.h"
#include "search/plan/combine.h"
#include "search/plan/issue_names.h"
#include "search/plan/members.h"
#include "search/plan/person_names.h"
#include "search/plan/units.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kBetweenNameWords = 1;   // that texts may have beside those that were typed
constexpr size_t kBetweenOtherWords = 2;  // and beside words that are no name
constexpr size_t kMostSpellings = 24;     // of several words, each in any form

// Whether one token in capitals, among others that are not, is also a word without them.
bool typed_as_acronym(const TokenList& tokens, size_t first, size_t last) {
  if (last - first != 1 || !(tokens.tokens[first].flags & Token::kAllCapitals)) return false;
  const std::string_view word = tokens.word(tokens.tokens[first]);
  if (!is_stop_word(word, "en") && !(word_classes(word) & WordClass::kCommon)) return false;
  return tokens.tokens.size() == 1 ||
         std::any_of(tokens.tokens.begin(), tokens.tokens.end(), [](const Token& token) {
           return !(token.flags & (Token::kAllCapitals | Token::kDigits));
         });
}

}  // namespace

// The words of a name near each other, in their order, those that are no name (`names`) in any. One
// that stands alone is that word.
void UnitFinder::add_words(const TokenList& tokens, size_t first, size_t last, bool names,
                           Unit& unit) {
  std::vector<Query> any, all;
  std::vector<std::string> words;
  std::vector<size_t> at;
  for (size_t i = first; i < last; ++i) {
    if (!unit.typed.empty()) unit.typed += ' ';
    const std::string typed(tokens.word(tokens.tokens[i]));
    unit.typed += typed;
    if (taken_[i]) continue;  // an actor within an issue is a unit of its own
    if (last - first > 1 && is_stop_word(typed, "en")) continue;
    at.push_back(i);
    words.push_back(typed);
  }
  for (const size_t i : at) {
    Unit word = words_.word(tokens, i);
    any.push_back(word.any);
    all.push_back(word.all);
    if (at.size() == 1) {
      unit.ways = word.ways;
      unit.member = word.member;
      unit.wanted.words.merge(word.wanted.words);
      unit.wanted.forms.merge(word.wanted.forms);
      unit.wanted.phrases = word.wanted.phrases;
    } else {
      unit.wanted.parts.insert(word.wanted.forms.begin(), word.wanted.forms.end());
    }
  }
  unit.any = combine(Query::OP_OR, any);
  if (at.size() < 2) {
    unit.all = combine(Query::OP_AND, all);
    return;
  }
  // A climate of change is no climate change; but Kofi A. Annan is Kofi Annan.
  const bool exact = names && unit.kind == Unit::kIssue;
  const size_t within = last - first + (exact ? 0 : kBetweenNameWords);
  std::vector<std::vector<std::string>> spellings = {words};
  std::vector<Query> needed;
  for (size_t i = 0; i < at.size(); ++i) {
    std::vector<std::string> forms = {words[i]};
    if (!names || i + 1 == at.size()) {
      forms = words_.forms(tokens, at[i]).same;
      spell(spellings, i, forms);
    }
    needed.push_back(synonyms(forms));
  }
  for (const std::vector<std::string>& spelling : spellings) {
    // Words that only speak of an issue do so in any order: dock strike, a strike at the docks.
    const auto window = names ? within : within + kBetweenOtherWords;
    unit.near.emplace_back(names ? Query::OP_PHRASE : Query::OP_NEAR, spelling.begin(),
                           spelling.end(), static_cast<Xapian::termcount>(window));
    unit.ways.push_back(spelling);
    unit.wanted.phrases.push_back({spelling, window, !names});
  }
  unit.needed = combine(Query::OP_AND, needed);
  unit.member = unit.all = any_within(unit.near, Query());
}

// Adds those that have another form of word `at` that texts have, up to kMostSpellings.
void UnitFinder::spell(std::vector<std::vector<std::string>>& spellings, size_t at,
                       const std::vector<std::string>& forms) const {
  const size_t before = spellings.size();
  for (const std::string& form : forms) {
    if (form == spellings.front()[at] || !context_.database.term_exists(form)) continue;
    for (size_t i = 0; i < before && spellings.size() < kMostSpellings; ++i) {
      std::vector<std::string> other = spellings[i];
      other[at] = form;
      spellings.push_back(std::move(other));
    }
  }
}

// Whether most of the texts that have the words [first, last) speak of the person whose surname
// they are: those with Annan do, those with May seldom.
bool UnitFinder::surname_tells(const Unit& unit, const TokenList& tokens, size_t first,
                               size_t last) const {
  const Xapian::Database& database = context_.database;
  Xapian::doccount with = database.get_doccount();
  for (size_t i = first; i < last; ++i)
    with = std::min(with, database.get_termfreq(std::string(tokens.word(tokens.tokens[i]))));
  Xapian::doccount known = 0;
  const auto end = unit.meaning.get_terms_end();
  for (auto term = unit.meaning.get_terms_begin(); term != end; ++term)
    known = std::max(known, database.get_termfreq(*term));
  return with <= 2 * known;
}

// Of a person who was typed by the surname [first, last) with a given name or initial beside it:
// texts must have both where the surname tells too little, or speak of the person.
void UnitFinder::need_given_name(const TokenList& tokens, size_t first, size_t last, size_t given) {
  const auto found = spans_.find({first, last});
  if (found == spans_.end()) return;
  Unit& unit = found_[found->second].second;
  if (!unit.near.empty() || surname_tells(unit, tokens, first, last)) return;
  std::vector<std::string> words;
  for (size_t i = first; i < last; ++i) words.emplace_back(tokens.word(tokens.tokens[i]));
  words.emplace_back(tokens.word(tokens.tokens[given]));
  const size_t within = words.size() + kBetweenNameWords;
  unit.near = {
      Query(Query::OP_NEAR, words.begin(), words.end(), static_cast<Xapian::termcount>(within))};
  unit.needed = Query(Query::OP_AND, words.begin(), words.end());
  unit.member = unit.all = any_within(unit.near, Query());
  unit.ways = {words};
  unit.wanted.words.clear();
  unit.wanted.forms.clear();
  unit.wanted.parts.insert(words.begin(), words.end());
  unit.wanted.phrases = {{words, within, true}};
}

Unit UnitFinder::spelled_concept(const TokenList& tokens, size_t first, size_t last,
                                 ConceptIndex target) {
  const Span span = {tokens.tokens[first].span.begin, tokens.tokens[last - 1].span.end};
  const std::string_view written = text_.substr(span.begin, span.end - span.begin);
  Unit unit = concept_unit(target, written);
  const Concept& item = context_.gazetteer[target];
  if (item.kind == ConceptKind::kActor && typed_as_acronym(tokens, first, last)) {
    unit.typed = std::string(tokens.word(tokens.tokens[first]));
    return unit;  // who and us are other words
  }
  auto [from, to] =
      item.type == "leader" ? surname_in(tokens, first, last, item) : std::pair(first, last);
  if (to - from < last - first && !surname_tells(unit, tokens, from, to)) {
    from = first;
    to = last;
  }
  const bool names = item.kind == ConceptKind::kActor ||
                     names_issue(context_.gazetteer, item, written) ||
                     context_.gazetteer.lookup_foreign(written, ConceptKind::kIssue) == target;
  add_words(tokens, from, to, names, unit);
  // Words that are taken by what they name as well have no query of their own here.
  if (!names && (!unit.member.empty() || spans_.contains({first, last}))) {
    unit.narrow = true;
    unit.reading = fmt::format("{} (of the issue {})", written, item.name);
  }
  return unit;
}

}  // namespace chancery::search
