#include "search/plan/meaning_fields.h"

#include <fmt/format.h>

#include "chancery/schema.h"
#include "search/plan/fields.h"

namespace chancery::search {

using Xapian::Query;

namespace {

ConceptIndex concept_of(const Gazetteer& gazetteer, std::string_view field, const std::string& name,
                        UnitFinder& finder) {
  const ConceptIndex found = find_concept(gazetteer, *schema::find_field(field), name);
  if (found != kNoConcept) return found;
  return finder.named(name, field == "actor" ? ConceptKind::kActor : ConceptKind::kIssue);
}

std::string unknown(std::string_view what, const std::string& name, const Gazetteer& gazetteer,
                    std::string_view field) {
  std::string problem = fmt::format("no {} is called \"{}\"", what, name);
  const auto similar = similar_concepts(gazetteer, *schema::find_field(field), name);
  if (!similar.empty()) problem += fmt::format("; there is {}", fmt::join(similar, ", "));
  return problem;
}

}  // namespace

MeaningField about_field(const std::string& name, const Gazetteer& gazetteer, UnitFinder& finder,
                         std::string& problem) {
  MeaningField made;
  std::vector<Query> ways;
  for (const std::string_view field : {"actor", "issue"}) {
    const ConceptIndex found = concept_of(gazetteer, field, name, finder);
    if (found == kNoConcept) continue;
    const Concept& item = gazetteer[meant(gazetteer, found)];
    Unit unit = finder.concept_unit(found);
    ways.emplace_back(Query::OP_FILTER, unit.meaning, Query(schema::main_term(field, item.id)));
    if (made.label.empty()) made.label = item.name;
    made.units.push_back(std::move(unit));
  }
  if (ways.empty()) {
    problem = unknown("actor or issue", name, gazetteer, "actor");
    if (problem.find(';') == std::string::npos)
      problem = unknown("actor or issue", name, gazetteer, "issue");
  }
  made.query = Query(Query::OP_OR, ways.begin(), ways.end());
  return made;
}

MeaningField pair_field(const std::string& names, const Gazetteer& gazetteer, UnitFinder& finder,
                        std::string& problem) {
  MeaningField made;
  const size_t slash = names.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == names.size()) {
    problem = "pair: takes an actor and an issue with a slash between them: pair:iran/sanctions";
    return made;
  }
  for (const bool actor : {true, false}) {
    std::string name = actor ? names.substr(0, slash) : names.substr(slash + 1);
    const bool alone = !actor && name.starts_with('=');
    if (alone) name.erase(0, 1);
    const std::string_view field = actor ? "actor" : "issue";
    const ConceptIndex found = concept_of(gazetteer, field, name, finder);
    if (found == kNoConcept) {
      problem = unknown(field, name, gazetteer, field);
      return made;
    }
    made.units.push_back(alone ? finder.issue_alone(found) : finder.concept_unit(found));
    made.label += (actor ? "" : "/") + made.units.back().label + (alone ? " itself" : "");
  }
  made.query = pair_query(made.units[0].concepts, made.units[1].concepts);
  return made;
}

Query pair_query(const std::vector<std::string>& actors, const std::vector<std::string>& issues) {
  std::vector<std::string> terms;
  for (const std::string& actor : actors) {
    for (const std::string& issue : issues) terms.push_back(schema::pair_term(actor, issue));
  }
  if (terms.empty()) return Query::MatchNothing;
  if (terms.size() == 1) return Query(terms.front());
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

}  // namespace chancery::search
