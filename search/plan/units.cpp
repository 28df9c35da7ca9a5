#include "search/plan/units.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "chancery/schema.h"

namespace chancery {

namespace {

constexpr size_t kMaxLanguages = 6;     // a query is stemmed in; rarer ones match as written
constexpr size_t kMaxForeignWords = 6;  // characters, in scripts without spaces
constexpr size_t kMinForeignBytes = 4;
constexpr Xapian::doccount kKnownWord = 20;  // documents with a word that is no foreign name then

Xapian::Query synonyms(const std::vector<std::string>& terms) {
  const Xapian::Query::op op = Xapian::Query::OP_SYNONYM;
  return terms.size() == 1 ? Xapian::Query(terms.front())
                           : Xapian::Query(op, terms.begin(), terms.end());
}

Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  if (parts.empty()) return Xapian::Query();
  return parts.size() == 1 ? parts.front() : Xapian::Query(op, parts.begin(), parts.end());
}

}  // namespace

ConceptIndex meant(const Gazetteer& gazetteer, ConceptIndex target) {
  const Concept& item = gazetteer[target];
  if (item.type != "government") return target;
  const ConceptIndex state = gazetteer.find(ConceptKind::kActor, item.state);
  return state == kNoConcept ? target : state;
}

UnitFinder::UnitFinder(const PlanContext& context) : context_(context) {
  for (const std::string& language : context.languages) {
    if (stemmers_.size() < kMaxLanguages) stemmers_.emplace_back(language, Stemmer(language));
  }
  if (stemmers_.empty()) stemmers_.emplace_back("en", Stemmer("en"));
  // Texts whose language is unknown, or whose stemmer is not among these, have words as written.
  const Xapian::Database& database = context.database;
  if (context.languages.size() > kMaxLanguages ||
      database.get_value_freq(schema::kLanguageSlot) < database.get_doccount()) {
    stemmers_.emplace_back("", Stemmer(""));
  }
}

double UnitFinder::idf(const std::vector<std::string>& terms) const {
  const double documents = context_.database.get_doccount();
  double frequency = 0;
  for (const std::string& term : terms) frequency += context_.database.get_termfreq(term);
  return std::log(1 + documents / (frequency + 0.5));
}

void UnitFinder::add_stems(const TokenList& tokens, const Token& token,
                           std::vector<std::string>& terms, WantedUnit& wanted) {
  const std::string word(tokens.word(token));
  wanted.words.insert(word);
  std::set<std::string> found = {word};
  const bool stemmed = !(token.flags & (Token::kDigits | Token::kUnspaced));
  for (const auto& [language, stemmer] : stemmers_) {
    const std::string stem = stemmed ? stemmer.stem(tokens.exact(token)) : word;
    wanted.stems.insert(stem);
    found.insert(stem);
    if (!stemmed || language.empty()) continue;
    const std::vector<std::string>& forms = context_.forms.of(language, stem);
    found.insert(forms.begin(), forms.end());
  }
  terms.assign(found.begin(), found.end());
}

Unit UnitFinder::word_unit(const TokenList& tokens, size_t at) {
  const Token& token = tokens.tokens[at];
  Unit unit;
  unit.label = unit.typed = tokens.word(token);
  std::vector<std::string> terms;
  add_stems(tokens, token, terms, unit.wanted);
  unit.any = unit.all = synonyms(terms);
  unit.wanted.weight = idf(terms);
  return unit;
}

// Two neighbouring characters of a script without spaces.
Unit UnitFinder::pair_unit(const TokenList& tokens, size_t at) {
  Unit unit;
  const std::string pair =
      std::string(tokens.word(tokens.tokens[at])) + std::string(tokens.word(tokens.tokens[at + 1]));
  unit.label = unit.typed = pair;
  unit.any = unit.all = Xapian::Query(pair);
  unit.wanted.words.insert(pair);
  unit.wanted.weight = idf({pair});
  return unit;
}

std::vector<Unit> UnitFinder::words(const TokenList& tokens, size_t first, size_t last) {
  std::vector<Unit> units;
  for (size_t i = first; i < last; ++i) {
    const Token& token = tokens.tokens[i];
    if (!(token.flags & Token::kUnspaced)) {
      units.push_back(word_unit(tokens, i));
      continue;
    }
    const auto joined = [&](size_t left) {
      return left + 1 < last && (tokens.tokens[left + 1].flags & Token::kUnspaced) &&
             tokens.tokens[left].span.end == tokens.tokens[left + 1].span.begin;
    };
    if (joined(i)) {
      units.push_back(pair_unit(tokens, i));
    } else if (i == first || !joined(i - 1)) {
      units.push_back(word_unit(tokens, i));
    }
  }
  return units;
}

Unit UnitFinder::concept_unit(ConceptIndex target) const {
  const Gazetteer& gazetteer = context_.gazetteer;
  target = meant(gazetteer, target);
  const Concept& item = gazetteer[target];
  Unit unit;
  unit.kind = item.kind == ConceptKind::kActor ? Unit::kActor : Unit::kIssue;
  unit.label = item.name;
  std::vector<std::string> terms;
  for (const ConceptIndex index : gazetteer.narrower(target)) {
    const std::string_view prefix =
        schema::prefix_of(unit.kind == Unit::kActor ? "actor" : "issue");
    terms.push_back(schema::concept_term(prefix, gazetteer[index].id));
    unit.concepts.push_back(gazetteer[index].id);
  }
  unit.meaning = synonyms(terms);
  unit.wanted.weight = idf({terms.front()});
  (unit.kind == Unit::kActor ? unit.wanted.actors : unit.wanted.issues) = unit.concepts;
  return unit;
}

Unit UnitFinder::spelled_concept(const TokenList& tokens, size_t first, size_t last,
                                 ConceptIndex target, const std::vector<bool>& taken) {
  Unit unit = concept_unit(target);
  std::vector<Xapian::Query> parts;
  for (size_t i = first; i < last; ++i) {
    if (!unit.typed.empty()) unit.typed += ' ';
    unit.typed += tokens.word(tokens.tokens[i]);
    if (taken[i]) continue;  // an actor within an issue is a unit of its own
    if (last - first > 1 && is_stop_word(tokens.word(tokens.tokens[i]), "en")) continue;
    Unit word = word_unit(tokens, i);
    parts.push_back(word.any);
    if (last - first == 1 || unit.kind == Unit::kActor) {
      unit.wanted.words.merge(word.wanted.words);
    }
  }
  unit.any = combine(Xapian::Query::OP_OR, parts);
  unit.all = combine(Xapian::Query::OP_AND, parts);
  return unit;
}

// The same words name several concepts (a place and the dispute over it): one unit means any of
// them, and goes by the issue, which says more of what is asked.
void UnitFinder::merge(Unit& unit, Unit other) {
  if (unit.kind == Unit::kActor && other.kind == Unit::kIssue) std::swap(unit, other);
  unit.meaning = Xapian::Query(Xapian::Query::OP_OR, unit.meaning, other.meaning);
  if (unit.any.empty()) unit.any = other.any;
  if (unit.all.empty()) unit.all = other.all;
  if (unit.kind == other.kind) {
    unit.concepts.insert(unit.concepts.end(), other.concepts.begin(), other.concepts.end());
  }
  unit.wanted.words.merge(other.wanted.words);
  const auto append = [](std::vector<std::string>& to, const std::vector<std::string>& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(unit.wanted.actors, other.wanted.actors);
  append(unit.wanted.issues, other.wanted.issues);
}

std::string UnitFinder::language_of(const TokenList& tokens) const {
  std::string best = stemmers_.front().first;
  size_t most = 0;
  for (const auto& [language, stemmer] : stemmers_) {
    size_t count = 0;
    for (const Token& token : tokens.tokens) {
      count += is_stop_word(tokens.word(token), language) ? 1 : 0;
    }
    if (count > most) {
      most = count;
      best = language;
    }
  }
  return best;
}

std::vector<Unit> UnitFinder::find(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  const Gazetteer& gazetteer = context_.gazetteer;
  std::vector<bool> taken(tokens.tokens.size());
  std::vector<std::pair<size_t, Unit>> found;
  std::map<std::pair<size_t, size_t>, size_t> spans;  // words → index in `found`
  std::set<ConceptIndex> named;
  const auto add = [&](size_t first, size_t last, ConceptIndex target) {
    if (!named.insert(meant(gazetteer, target)).second) return;
    Unit unit = spelled_concept(tokens, first, last, target, taken);
    const auto [same, fresh] = spans.try_emplace({first, last}, found.size());
    if (fresh) {
      found.emplace_back(first, std::move(unit));
    } else {
      merge(found[same->second].second, std::move(unit));
    }
    std::fill(taken.begin() + static_cast<ptrdiff_t>(first),
              taken.begin() + static_cast<ptrdiff_t>(last), true);
  };
  for (const Mention& mention : context_.matcher.match(text, tokens, {}, scratch_, true)) {
    // A city says where, not who: it stays a word.
    if (mention.use != AliasUse::kCity) add(mention.first, mention.last, mention.target);
  }
  // An issue's id or bare name is typed more often than the phrases that texts use.
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    if (taken[i] && !spans.contains({i, i + 1})) continue;
    for (const ConceptIndex target : gazetteer.lookup(tokens.word(tokens.tokens[i]))) {
      if (gazetteer[target].kind != ConceptKind::kIssue) continue;
      add(i, i + 1, target);
      break;
    }
  }
  // Names of states in other languages, where the words are not the texts' own.
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    std::string name;
    for (size_t last = i; last < std::min(tokens.tokens.size(), i + kMaxForeignWords); ++last) {
      if (taken[last]) break;
      const Token& token = tokens.tokens[last];
      const bool joined = last > i && tokens.tokens[last - 1].span.end == token.span.begin;
      if (!name.empty() && !joined) name += ' ';
      name += tokens.word(token);
      if (name.size() < kMinForeignBytes) continue;
      const ConceptIndex target = gazetteer.lookup_foreign(name);
      if (target == kNoConcept || context_.database.get_termfreq(name) > kKnownWord) continue;
      add(i, last + 1, target);
      break;
    }
  }
  const std::string language = language_of(tokens);
  std::vector<std::pair<size_t, Unit>> stopped;
  for (size_t i = 0; i < tokens.tokens.size();) {
    if (taken[i]) {
      ++i;
      continue;
    }
    size_t last = i + 1;
    if (tokens.tokens[i].flags & Token::kUnspaced) {
      while (last < tokens.tokens.size() && !taken[last] &&
             (tokens.tokens[last].flags & Token::kUnspaced)) {
        ++last;
      }
    }
    const bool stop = is_stop_word(tokens.word(tokens.tokens[i]), language);
    for (Unit& unit : words(tokens, i, last)) {
      (stop && last == i + 1 ? stopped : found).emplace_back(i, std::move(unit));
    }
    i = last;
  }
  if (found.empty()) found = std::move(stopped);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Unit> units;
  for (auto& [at, unit] : found) units.push_back(std::move(unit));
  return units;
}

}  // namespace chancery
