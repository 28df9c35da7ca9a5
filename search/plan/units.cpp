#include "search/plan/units.h"

#include <algorithm>
#include <unordered_map>

#include "chancery/schema.h"
#include "search/plan/combine.h"
#include "search/plan/readings.h"

namespace chancery {

namespace {

constexpr size_t kMaxForeignWords = 6;  // characters, in scripts without spaces
constexpr size_t kMinForeignBytes = 4;
constexpr size_t kMostUnlisted = 50;         // names that end with what was asked for
constexpr Xapian::doccount kKnownWord = 20;  // documents with a word that is no foreign name then

}  // namespace

ConceptIndex meant(const Gazetteer& gazetteer, ConceptIndex target) {
  const Concept& item = gazetteer[target];
  if (item.type != "government") return target;
  const ConceptIndex state = gazetteer.find(ConceptKind::kActor, item.state);
  return state == kNoConcept ? target : state;
}

UnitFinder::UnitFinder(const PlanContext& context) : context_(context), words_(context) {}

std::vector<Unit> UnitFinder::plain(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  return words_.words(tokens, 0, tokens.tokens.size());
}

Unit UnitFinder::unlisted_unit(const std::string& name) const {
  const std::string prefix(schema::prefix_of("actor"));
  const std::string id = schema::unlisted_id(name);
  const std::string exact = schema::concept_term(prefix, id);
  const std::string any = schema::concept_term(prefix, schema::unlisted_id(""));
  const size_t bare = any.size();
  std::vector<std::string> terms;
  const Xapian::Database& database = context_.database;
  if (exact.size() <= bare) return {};
  if (database.term_exists(exact)) terms.push_back(exact);
  const std::string end = "-" + exact.substr(bare);
  for (auto term = database.allterms_begin(any); term != database.allterms_end(any); ++term) {
    if (terms.size() == kMostUnlisted) break;
    if ((*term).ends_with(end)) terms.push_back(*term);
  }
  Unit unit;
  if (terms.empty()) return unit;
  unit.kind = Unit::kActor;
  unit.label = name;
  unit.reading = "actor " + name + " (unlisted)";
  for (const std::string& term : terms) unit.concepts.push_back(term.substr(prefix.size()));
  unit.meaning = synonyms(terms);
  unit.wanted.weight = words_.idf({terms.front()});
  unit.wanted.actors = unit.concepts;
  return unit;
}

Unit UnitFinder::concept_unit(ConceptIndex target, std::string_view written) const {
  const Gazetteer& gazetteer = context_.gazetteer;
  Unit unit;
  unit.reading = reading(gazetteer, target, written);
  target = meant(gazetteer, target);
  const Concept& item = gazetteer[target];
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
  unit.wanted.weight = words_.idf({terms.front()});
  (unit.kind == Unit::kActor ? unit.wanted.actors : unit.wanted.issues) = unit.concepts;
  return unit;
}

Unit UnitFinder::spelled_concept(const TokenList& tokens, size_t first, size_t last,
                                 ConceptIndex target) {
  const Span span = {tokens.tokens[first].span.begin, tokens.tokens[last - 1].span.end};
  Unit unit = concept_unit(target, text_.substr(span.begin, span.end - span.begin));
  std::vector<Xapian::Query> parts;
  for (size_t i = first; i < last; ++i) {
    if (!unit.typed.empty()) unit.typed += ' ';
    unit.typed += tokens.word(tokens.tokens[i]);
    if (taken_[i]) continue;  // an actor within an issue is a unit of its own
    if (last - first > 1 && is_stop_word(tokens.word(tokens.tokens[i]), "en")) continue;
    Unit word = words_.word(tokens, i);
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

std::vector<Unit> UnitFinder::find(const std::string& text) {
  TokenList tokens;
  tokenize(text, tokens);
  text_ = text;
  taken_.assign(tokens.tokens.size(), false);
  found_.clear();
  spans_.clear();
  named_.clear();
  if (context_.parts.concepts) find_concepts(text, tokens);
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
