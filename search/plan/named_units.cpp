// Units of actors and issues that were named outright, as fields name them.
#include "chancery/schema.h"
#include "chancery/spelling.h"
#include "chancery/text.h"
#include "search/plan/issue_names.h"
#include "search/plan/readings.h"
#include "search/plan/units.h"

namespace chancery::search {

namespace {

constexpr size_t kMostUnlisted = 50;  // names that end with what was asked for

}  // namespace

ConceptIndex meant(const Gazetteer& gazetteer, ConceptIndex target) {
  const Concept& item = gazetteer[target];
  if (item.type != "government") return target;
  const ConceptIndex state = gazetteer.find(ConceptKind::kActor, item.state);
  return state == kNoConcept ? target : state;
}

// "" for English and scripts of their own, then the languages of the texts.
std::vector<std::string> UnitFinder::name_languages() const {
  constexpr size_t kMostLanguages = 6;
  std::vector<std::string> languages{""};
  for (const std::string& language : context_.languages) {
    if (languages.size() > kMostLanguages) break;
    if (!language.empty() && language != "en") languages.push_back(language);
  }
  return languages;
}

ConceptIndex UnitFinder::named(const std::string& name, ConceptKind kind) {
  TokenList tokens;
  tokenize(name, tokens);
  for (const std::string& language : name_languages()) {
    for (const Mention& mention :
         context_.matcher.match(name, tokens, {}, scratch_, true, 0, language)) {
      const bool whole = mention.first == 0 && mention.last == tokens.tokens.size();
      if (whole && context_.gazetteer[mention.target].kind == kind) return mention.target;
    }
  }
  if (kind != ConceptKind::kIssue) return kNoConcept;
  const ConceptIndex called = issue_called(context_.gazetteer, fold(name));
  return called != kNoConcept ? called : issue_of_name(context_.gazetteer, name);
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
  const std::string key = spelling_key(exact.substr(bare));
  const std::string end = " " + key;  // of a name that begins with more words
  for (auto term = database.allterms_begin(any); term != database.allterms_end(any); ++term) {
    if (terms.size() == kMostUnlisted) break;
    if (*term == exact) continue;
    const std::string other = spelling_key(std::string_view(*term).substr(bare));
    if (other == key || other.ends_with(end)) terms.push_back(*term);
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

ConceptIndex UnitFinder::actor_of(const Unit& unit) const {
  if (unit.kind != Unit::kActor || unit.concepts.empty()) return kNoConcept;
  return context_.gazetteer.find(ConceptKind::kActor, unit.concepts.front());
}

bool UnitFinder::is_person(const Unit& unit) const {
  const ConceptIndex actor = actor_of(unit);
  return actor != kNoConcept && context_.gazetteer[actor].type == "leader";
}

bool UnitFinder::is_body(const Unit& unit) const {
  const ConceptIndex actor = actor_of(unit);
  if (actor == kNoConcept) return false;
  const std::string& type = context_.gazetteer[actor].type;
  return type == "organisation" || type == "armed-group" || type == "party";
}

Unit UnitFinder::concept_unit(ConceptIndex target, std::string_view written) const {
  const ConceptIndex whole = meant(context_.gazetteer, target);
  Unit unit = unit_of(whole, context_.gazetteer.narrower(whole));
  unit.reading = reading(context_.gazetteer, target, written);
  return unit;
}

Unit UnitFinder::issue_alone(ConceptIndex target) const {
  Unit unit = unit_of(target, {target});
  unit.reading = reading(context_.gazetteer, target, {}) + " itself";
  return unit;
}

// `meant_by`: the concepts whose mentions are mentions of `target`.
Unit UnitFinder::unit_of(ConceptIndex target, const std::vector<ConceptIndex>& meant_by) const {
  const Gazetteer& gazetteer = context_.gazetteer;
  Unit unit;
  const Concept& item = gazetteer[target];
  unit.kind = item.kind == ConceptKind::kActor ? Unit::kActor : Unit::kIssue;
  unit.label = item.name;
  std::vector<std::string> terms;
  for (const ConceptIndex index : meant_by) {
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

}  // namespace chancery::search
