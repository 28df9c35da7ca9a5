#include "search/plan/units.h"

#include <algorithm>
#include <unordered_map>

#include "chancery/schema.h"
#include "search/plan/compounds.h"
#include "search/plan/issue_names.h"
#include "search/plan/person_names.h"
#include "search/plan/resolutions.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kMaxForeignWords = 6;  // characters, in scripts without spaces
constexpr size_t kMinForeignBytes = 4;
constexpr Xapian::doccount kKnownWord = 20;  // documents with a word that is no foreign name then
constexpr ptrdiff_t kFewStopWords = 2;       // more than of English: a question is in that language

}  // namespace

UnitFinder::Speech UnitFinder::speech_of(const TokenList& tokens, const std::string& language) {
  const auto stop_words = [&](std::string_view one) {
    return std::count_if(tokens.tokens.begin(), tokens.tokens.end(),
                         [&](const Token& token) { return is_stop_word(tokens.word(token), one); });
  };
  if (language == "en" || stop_words(language) < stop_words("en") + kFewStopWords) return {};
  const auto has = [&](uint8_t flag) {
    return [flag](const Token& token) { return (token.flags & flag) != 0; };
  };
  const auto& all = tokens.tokens;
  return {language, std::any_of(all.begin(), all.end(), has(Token::kCapital)) &&
                        !std::all_of(all.begin(), all.end(), has(Token::kCapital))};
}

UnitFinder::UnitFinder(const PlanContext& context)
    : context_(context),
      words_(context),
      scratch_(context.scratch ? *context.scratch : own_scratch_.emplace()) {}

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

// The same words name several concepts (a place and the dispute over it): one unit means any of
// them, and goes by the issue, which says more of what is asked. But who takes part in a dispute is
// asked for by name: Polisario is not all of Western Sahara.
void UnitFinder::merge(Unit& unit, Unit other) const {
  // What is named goes before an issue that the words only speak of: the Lachin corridor is a place
  // first, and not whatever is said of transit corridors.
  if (unit.narrow != other.narrow) {
    if (unit.narrow) unit = std::move(other);
    return;
  }
  const bool narrow = unit.narrow;
  if (unit.kind == Unit::kActor && other.kind == Unit::kIssue) std::swap(unit, other);
  if (unit.kind == Unit::kIssue && is_body(other)) {
    unit = std::move(other);
    return;
  }
  unit.meaning = Query(Query::OP_OR, unit.meaning, other.meaning);
  if (unit.any.empty()) unit.any = other.any;
  if (unit.all.empty()) unit.all = other.all;
  if (unit.member.empty()) {
    unit.member = other.member;
    unit.near = other.near;
    unit.needed = other.needed;
  }
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
  for (const TypedPerson& person : persons_in(context_.gazetteer, text, tokens, taken_)) {
    add(tokens, person.surname_first, person.surname_last, person.target);
    taken_[person.given] = true;
    need_given_name(tokens, person.surname_first, person.surname_last, person.given);
  }
  for (const auto& known : spans_) {
    const std::pair<size_t, size_t> span = known.first;
    const Unit& unit = found_[known.second].second;
    if (!is_person(unit)) continue;
    const Concept& person = context_.gazetteer[actor_of(unit)];
    const auto absorb = [&](size_t at) {
      if (at >= taken_.size() || taken_[at]) return;
      if (!is_given_name(tokens.word(tokens.tokens[at]), person)) return;
      taken_[at] = true;
      need_given_name(tokens, span.first, span.second, at);
    };
    if (span.first > 0) absorb(span.first - 1);
    absorb(span.second);
  }
}

// Names and issues in the languages of the texts, where no English ones are.
void UnitFinder::find_local_concepts(const std::string& text, const TokenList& tokens) {
  constexpr size_t kShortestName = 4;  // bytes; shorter ones are small words of other languages
  for (const std::string& language : name_languages()) {
    if (language.empty()) continue;
    for (const Mention& mention :
         context_.matcher.match(text, tokens, {}, scratch_, !speech_.cased, 0, language)) {
      const Token& first = tokens.tokens[mention.first];
      const bool single = mention.last == mention.first + 1;
      if (mention.use == AliasUse::kCity || mention.use == AliasUse::kCombining) continue;
      if (is_small_word(tokens, mention)) continue;
      // "Pools" is Polish in Dutch; "pools" only where most texts are Dutch.
      if (mention.use == AliasUse::kDemonym && !(first.flags & Token::kCapital) &&
          language != context_.languages.front()) {
        continue;
      }
      if (single && first.length < kShortestName && !(first.flags & Token::kAllCapitals)) continue;
      const auto begin = taken_.begin() + static_cast<ptrdiff_t>(mention.first);
      const auto end = taken_.begin() + static_cast<ptrdiff_t>(mention.last);
      if (std::find(begin, end, true) != end) continue;
      add(tokens, mention.first, mention.last, mention.target);
    }
  }
}

// Whether a mention is a small word of the question's language: "un" in Spanish is no organization.
bool UnitFinder::is_small_word(const TokenList& tokens, const Mention& mention) const {
  const Token& token = tokens.tokens[mention.first];
  return !speech_.language.empty() && mention.last == mention.first + 1 &&
         !(token.flags & Token::kAllCapitals) && is_stop_word(tokens.word(token), speech_.language);
}

void UnitFinder::find_concepts(const std::string& text, const TokenList& tokens) {
  const Gazetteer& gazetteer = context_.gazetteer;
  for (const Mention& mention :
       context_.matcher.match(text, tokens, {}, scratch_, !speech_.cased, 0, speech_.language)) {
    // A city says where, not who: it stays a word.
    if (mention.use == AliasUse::kCity || is_small_word(tokens, mention)) continue;
    add(tokens, mention.first, mention.last, mention.target);
  }
  find_local_concepts(text, tokens);
  // An issue's id or bare name, which is English, is typed more often than the phrases that texts
  // use.
  for (size_t i = 0; speech_.language.empty() && i < tokens.tokens.size(); ++i) {
    if (taken_[i] && !spans_.contains({i, i + 1})) continue;
    const ConceptIndex target = issue_called(gazetteer, tokens.word(tokens.tokens[i]));
    if (target != kNoConcept) add(tokens, i, i + 1, target);
  }
  // Names in other languages, where the words are not the texts' own.
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    std::string name;
    for (size_t last = i; last < std::min(tokens.tokens.size(), i + kMaxForeignWords); ++last) {
      if (taken_[last]) break;
      const Token& token = tokens.tokens[last];
      const bool joined = last > i && tokens.tokens[last - 1].span.end == token.span.begin;
      if (!name.empty() && !joined) name += ' ';
      name += tokens.word(token);
      if (name.size() < kMinForeignBytes) continue;
      ConceptIndex target = gazetteer.lookup_foreign(name);
      if (target == kNoConcept) target = gazetteer.lookup_foreign(name, ConceptKind::kIssue);
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

void UnitFinder::mark_names_in_names() {
  for (const auto& [inner, index] : spans_) {
    found_[index].second.in_another_name =
        std::any_of(spans_.begin(), spans_.end(), [&inner = inner](const auto& other) {
          const auto& [first, last] = other.first;
          return first <= inner.first && inner.second <= last && other.first != inner;
        });
  }
}

std::vector<Unit> UnitFinder::find(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  text_ = text;
  taken_.assign(tokens.tokens.size(), false);
  found_.clear();
  spans_.clear();
  named_.clear();
  const std::string language = words_.language_of(tokens);
  speech_ = speech_of(tokens, language);
  if (context_.parts.concepts) {
    find_concepts(text, tokens);
    find_persons(text, tokens);
  }
  mark_names_in_names();
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
    if (const auto symbol = resolution_at(text, tokens, i)) {
      found_.emplace_back(i, words_.compound(tokens, i, symbol->end, false));
      add_resolution(context_, *symbol, found_.back().second);
      i = symbol->whole_end;
      continue;
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
  stopped_.clear();
  if (found_.empty()) {
    found_ = std::move(stopped);
  } else {
    for (auto& [at, unit] : stopped) stopped_.push_back(std::move(unit));
  }
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Unit> units;
  for (auto& [at, unit] : found_) units.push_back(std::move(unit));
  return units;
}

}  // namespace chancery::search
