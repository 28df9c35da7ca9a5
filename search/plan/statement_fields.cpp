// The fields said:, act: and of:, typed or read in a question.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "chancery/strings.h"
#include "search/plan/combine.h"
#include "search/plan/fields.h"
#include "search/plan/leaf_queries.h"
#include "search/plan/meaning_fields.h"
#include "search/plan/same_statement.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr std::array<std::string_view, 11> kActs = {"says",     "asks",      "demands",  "warns",
                                                    "denies",   "accuses",   "supports", "opposes",
                                                    "promises", "threatens", "agrees"};

}  // namespace

// A capital and a government speak for their state. Who is in no list may say one thing only, and
// so be no actor of any document.
Unit LeafQueries::speaker(const QueryNode& node) {
  QueryNode actor = node;
  actor.field = schema::find_field("actor");
  const std::string unlisted = schema::unlisted_id(node.text);
  if (find_concept(context_.gazetteer, *actor.field, node.text) == kNoConcept &&
      context_.database.term_exists(schema::said_term(unlisted).begin)) {
    Unit unit;
    unit.label = node.text;
    unit.concepts = {unlisted};
    return unit;
  }
  Unit unit = named_unit(actor);
  unit.concepts = with_states(std::move(unit.concepts));
  return unit;
}

std::vector<std::string> LeafQueries::with_states(std::vector<std::string> ids) const {
  for (size_t i = 0, count = ids.size(); i < count; ++i) {
    const ConceptIndex target = context_.gazetteer.find(ConceptKind::kActor, ids[i]);
    if (target == kNoConcept || context_.gazetteer[target].type != "government") continue;
    ids.push_back(context_.gazetteer[target].state);
  }
  return ids;
}

std::vector<std::string> LeafQueries::speaker_ids(const std::string& name) {
  std::string problem;
  const MeaningField named = about_field(name, context_.gazetteer, finder_, problem);
  for (const Unit& unit : named.units) {
    if (unit.kind == Unit::kActor) return with_states(unit.concepts);
  }
  return {};
}

// "denies", "deny" and "denied" begin alike, and no two acts do.
std::string LeafQueries::act(const QueryNode& node) const {
  constexpr size_t kTelling = 3;
  const std::string name = lower(node.text);
  for (const std::string_view known : kActs) {
    if (name.size() >= kTelling && name.starts_with(known.substr(0, kTelling))) {
      return std::string(known);
    }
  }
  throw QueryError(
      fmt::format("no act is called \"{}\"; there are {}", node.text, fmt::join(kActs, ", ")),
      query_, node.offset);
}

// Where nothing else is asked of the statements.
Query LeafQueries::statements(const QueryNode& node) {
  notes_.worth_saying();
  if (node.field->kind == schema::FieldKind::kAct) {
    const std::string named = act(node);
    notes_.say(fmt::format("a statement that {}", named));
    return Query(schema::act_term(named).begin);
  }
  const Unit unit = speaker(node);
  notes_.say(fmt::format("said by {}", unit.label.empty() ? node.text : unit.label));
  std::vector<Query> terms;
  for (const std::string& id : unit.concepts) terms.emplace_back(schema::said_term(id).begin);
  return combine(Query::OP_OR, terms);
}

QueryNode with_speakers(QueryNode tree, LeafQueries& leaves) {
  const bool asked = tree.kind == QueryNode::kField && tree.inferred &&
                     tree.field->kind == schema::FieldKind::kSaid;
  if (asked) {
    try {
      leaves.speaker(tree);
    } catch (const QueryError&) {
      tree.kind = QueryNode::kWords;
      tree.field = nullptr;
    }
  }
  for (QueryNode& child : tree.children) child = with_speakers(std::move(child), leaves);
  return tree;
}

bool is_statement_question(const QueryNode& tree) {
  return tree.kind == QueryNode::kSameStatement &&
         std::any_of(tree.children.begin(), tree.children.end(),
                     [](const QueryNode& child) { return child.inferred; });
}

QueryNode words_of_question(const QueryNode& tree) {
  QueryNode words;
  words.offset = tree.offset;
  for (const QueryNode& child : tree.children) {
    const bool act =
        child.kind == QueryNode::kField && child.field->kind == schema::FieldKind::kAct;
    if (act) continue;
    if (!words.text.empty()) words.text += ' ';
    words.text += child.text;
  }
  return words;
}

}  // namespace chancery::search
