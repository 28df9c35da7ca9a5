#include "search/plan/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "chancery/schema.h"
#include "chancery/word_classes.h"
#include "search/plan/combine.h"
#include "search/plan/compounds.h"
#include "search/plan/issue_names.h"
#include "search/plan/person_names.h"
#include "search/plan/readings.h"

namespace chancery {

using Xapian::Query;

namespace {

constexpr size_t kMaxForeignWords = 6;  // characters, in scripts without spaces
constexpr size_t kMinForeignBytes = 4;
constexpr size_t kBetweenNameWords = 1;      // that texts may have beside those that were typed
constexpr Xapian::doccount kKnownWord = 20;  // documents with a word that is no foreign name then

}  // namespace

UnitFinder::UnitFinder(const PlanContext& context) : context_(context), words_(context) {}

std::vector<Unit> UnitFinder::plain(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  taken_.assign(tokens.tokens.size(), false);
  std::vector<Unit> units;
  for (size_t i = 0; i < tokens.tokens.size();) {
    bool solid = false;
    size_t end = compound_end(text, tokens, i, solid);
    if (end > i + 1) {
      units.push_back(words_.compound(tokens, i, end, solid));
    } else {
      while (end < tokens.tokens.size() &&
             (tokens.tokens[end - 1].flags & tokens.tokens[end].flags & Token::kUnspaced)) {
        ++end;
      }
      for (Unit& unit : words_.words(tokens, i, end)) units.push_back(std::move(unit));
    }
    i = end;
  }
  return units;
}

// The words of a name near each other, in their order. One that stands alone is that word.
void UnitFinder::add_words(const TokenList& tokens, size_t first, size_t last, Unit& unit) {
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
  std::vector<Query> near;
  const auto within = static_cast<Xapian::termcount>(last - first + kBetweenNameWords);
  const std::string typed = words.back();
  for (const std::string& form : words_.forms(tokens, at.back()).same) {
    if (form != typed && !context_.database.term_exists(form)) continue;
    words.back() = form;
    near.emplace_back(Query::OP_PHRASE, words.begin(), words.end(), within);
    unit.ways.push_back(words);
    unit.wanted.phrases.push_back({words, within});
  }
  unit.member = unit.all = combine(Query::OP_OR, near);
}

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
  const auto [from, to] =
      item.type == "leader" ? surname_in(tokens, first, last, item) : std::pair(first, last);
  add_words(tokens, from, to, unit);
  if (item.kind == ConceptKind::kIssue && !unit.member.empty() && !names_issue(item, written)) {
    unit.narrow = true;
    unit.reading = fmt::format("{} (of the issue {})", written, item.name);
  }
  return unit;
}

// The same words name several concepts (a place and the dispute over it): one unit means any of
// them, and goes by the issue, which says more of what is asked.
void UnitFinder::merge(Unit& unit, Unit other) {
  // Of several issues the one that is named goes before those that the words only speak of.
  if (unit.kind == Unit::kIssue && other.kind == Unit::kIssue && unit.narrow != other.narrow) {
    if (unit.narrow) unit = std::move(other);
    return;
  }
  const bool narrow = unit.narrow && other.narrow;
  if (unit.kind == Unit::kActor && other.kind == Unit::kIssue) std::swap(unit, other);
  unit.meaning = Query(Query::OP_OR, unit.meaning, other.meaning);
  if (unit.any.empty()) unit.any = other.any;
  if (unit.all.empty()) unit.all = other.all;
  if (unit.member.empty()) unit.member = other.member;
  if (unit.kind == other.kind) {
    unit.concepts.insert(unit.concepts.end(), other.concepts.begin(), other.concepts.end());
  }
  unit.wanted.words.merge(other.wanted.words);
  const auto append = [](std::vector<std::string>& to, const std::vector<std::string>& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(unit.wanted.actors, other.wanted.actors);
  append(unit.wanted.issues, other.wanted.issues);
  unit.narrow = narrow;
}

void UnitFinder::add(const TokenList& tokens, size_t first, size_t last, ConceptIndex target) {
  if (!named_.insert(meant(context_.gazetteer, target)).second) return;
  Unit unit = spelled_concept(tokens, first, last, target);
  const auto [same, fresh] = spans_.try_emplace({first, last}, found_.size());
  if (fresh) {
    found_.emplace_back(first, std::move(unit));
  } else {
    merge(found_[same->second].second, std::move(unit));
  }
  std::fill(taken_.begin() + static_cast<ptrdiff_t>(first),
            taken_.begin() + static_cast<ptrdiff_t>(last), true);
}

// Persons whose given name texts leave out: "K. Annan" and "Annan, Kofi" are Annan.
void UnitFinder::find_persons(const std::string& text, const TokenList& tokens) {
  for (const PersonName& person : persons_in(context_.gazetteer, text, tokens, taken_)) {
    add(tokens, person.surname_first, person.surname_last, person.target);
    taken_[person.given] = true;
  }
  for (const auto& [span, index] : spans_) {
    const Unit& unit = found_[index].second;
    if (unit.kind != Unit::kActor) continue;
    const ConceptIndex target = context_.gazetteer.find(ConceptKind::kActor, unit.concepts.front());
    if (target == kNoConcept || context_.gazetteer[target].type != "leader") continue;
    const auto absorb = [&](size_t at) {
      if (at >= taken_.size() || taken_[at]) return;
      if (is_given_name(tokens.word(tokens.tokens[at]), context_.gazetteer[target]))
        taken_[at] = true;
    };
    if (span.first > 0) absorb(span.first - 1);
    absorb(span.second);
  }
}

void UnitFinder::find_concepts(const std::string& text, const TokenList& tokens) {
  const Gazetteer& gazetteer = context_.gazetteer;
  for (const Mention& mention : context_.matcher.match(text, tokens, {}, scratch_, true)) {
    // A city says where, not who: it stays a word.
    if (mention.use != AliasUse::kCity) add(tokens, mention.first, mention.last, mention.target);
  }
  // An issue's id or bare name is typed more often than the phrases that texts use.
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    if (taken_[i] && !spans_.contains({i, i + 1})) continue;
    for (const ConceptIndex target : gazetteer.lookup(tokens.word(tokens.tokens[i]))) {
      if (gazetteer[target].kind != ConceptKind::kIssue) continue;
      add(tokens, i, i + 1, target);
      break;
    }
  }
  // Names of states in other languages, where the words are not the texts' own.
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    std::string name;
    for (size_t last = i; last < std::min(tokens.tokens.size(), i + kMaxForeignWords); ++last) {
      if (taken_[last]) break;
      const Token& token = tokens.tokens[last];
      const bool joined = last > i && tokens.tokens[last - 1].span.end == token.span.begin;
      if (!name.empty() && !joined) name += ' ';
      name += tokens.word(token);
      if (name.size() < kMinForeignBytes) continue;
      const ConceptIndex target = gazetteer.lookup_foreign(name);
      if (target == kNoConcept || context_.database.get_termfreq(name) > kKnownWord) continue;
      add(tokens, i, last + 1, target);
      break;
    }
  }
}

// Behind the last word that nothing but a hyphen, slash or point parts from token `first` and its
// followers. `solid`: hyphens alone do.
size_t UnitFinder::compound_end(std::string_view text, const TokenList& tokens, size_t first,
                                bool& solid) const {
  size_t end = first + 1;
  solid = true;
  for (; end < tokens.tokens.size() && !taken_[end]; ++end) {
    const Token& left = tokens.tokens[end - 1];
    const Token& right = tokens.tokens[end];
    if ((left.flags | right.flags) & (Token::kUnspaced | Token::kPossessive)) break;
    bool hyphen = false;
    if (!joins_words(text.substr(left.span.end, right.span.begin - left.span.end), hyphen)) break;
    solid = solid && hyphen;
  }
  return end;
}

std::vector<Unit> UnitFinder::find(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  text_ = text;
  taken_.assign(tokens.tokens.size(), false);
  found_.clear();
  spans_.clear();
  named_.clear();
  if (context_.parts.concepts) {
    find_concepts(text, tokens);
    find_persons(text, tokens);
  }
  const std::string language = words_.language_of(tokens);
  std::vector<std::pair<size_t, Unit>> stopped;
  std::unordered_map<std::string, std::pair<bool, size_t>> known;  // word → stopped, index
  for (size_t i = 0; i < tokens.tokens.size();) {
    if (taken_[i]) {
      ++i;
      continue;
    }
    size_t last = i + 1;
    if (tokens.tokens[i].flags & Token::kUnspaced) {
      while (last < tokens.tokens.size() && !taken_[last] &&
             (tokens.tokens[last].flags & Token::kUnspaced)) {
        ++last;
      }
    }
    bool solid = false;
    if (const size_t end = compound_end(text, tokens, i, solid); end > i + 1) {
      found_.emplace_back(i, words_.compound(tokens, i, end, solid));
      i = end;
      continue;
    }
    const std::string word(tokens.word(tokens.tokens[i]));
    if (const auto same = known.find(word); same != known.end() && last == i + 1) {
      auto& [stop, index] = same->second;
      ++(stop ? stopped : found_)[index].second.count;
      i = last;
      continue;
    }
    const bool stop = last == i + 1 && context_.parts.stop_words && is_stop_word(word, language);
    auto& units = stop ? stopped : found_;
    if (last == i + 1) known.emplace(word, std::pair(stop, units.size()));
    for (Unit& unit : words_.words(tokens, i, last)) units.emplace_back(i, std::move(unit));
    i = last;
  }
  if (found_.empty()) found_ = std::move(stopped);
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Unit> units;
  for (auto& [at, unit] : found_) units.push_back(std::move(unit));
  return units;
}

}  // namespace chancery
