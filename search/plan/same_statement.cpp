#include "search/plan/same_statement.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "chancery/schema.h"
#include "search/plan/asked_statements.h"
#include "search/plan/combine.h"
#include "search/plan/same_place.h"
#include "search/plan/sides.h"

namespace chancery::search {

using Xapian::Query;

namespace {

// How much a second statement of a document counts, beside its words.
constexpr double kStatementWeight = 0.3;

bool is_field_of(const QueryNode& node, schema::FieldKind kind) {
  return node.kind == QueryNode::kField && node.field->kind == kind;
}

bool is_statement_field(const QueryNode& node) {
  return is_field_of(node, schema::FieldKind::kSaid) ||
         is_field_of(node, schema::FieldKind::kAct) || is_field_of(node, schema::FieldKind::kOf);
}

// What may stand within a statement.
bool is_side(const QueryNode& node) {
  if (node.kind == QueryNode::kWords || node.kind == QueryNode::kPhrase) return true;
  if (node.kind == QueryNode::kField) {
    return node.field->kind == schema::FieldKind::kConcept ||
           node.field->kind == schema::FieldKind::kMain;
  }
  return node.kind == QueryNode::kOr &&
         std::all_of(node.children.begin(), node.children.end(), is_side);
}

bool narrows_document(const QueryNode& node) {
  return is_field_of(node, schema::FieldKind::kMain);
}

// What is asked of statements, of the index and of texts.
struct Asked {
  AskedStatements statements;
  WantedStatements wanted;
};

void read_field(const QueryNode& node, LeafQueries& leaves, Notes& notes, Asked& asked) {
  if (node.field->kind == schema::FieldKind::kAct) {
    const std::string act = leaves.act(node);
    asked.statements.acts.push_back(schema::act_term(act));
    asked.wanted.acts.push_back(act);
    return;
  }
  if (node.field->kind != schema::FieldKind::kSaid) return;
  const Unit unit = leaves.speaker(node);
  for (const std::string& id : unit.concepts) {
    asked.statements.speakers.push_back(schema::said_term(id));
    asked.wanted.speakers.push_back(id);
  }
  notes.say("said by " + (unit.label.empty() ? node.text : unit.label));
}

// of:iran: Iran stands in what is said and, where nobody is asked for, says it not itself.
void read_matter(const QueryNode& node, SideReader& reader, LeafQueries& leaves, Asked& asked) {
  const bool named = leaves.names_matter(node.text);
  QueryNode words = node;
  words.kind = node.quoted ? QueryNode::kPhrase : QueryNode::kWords;
  std::vector<Side> sides;
  if (!named && !node.quoted) sides = reader.read_each(words);
  // What has no words is told.
  if (sides.empty()) sides.push_back(reader.read(named ? node : words));
  std::move(sides.begin(), sides.end(), std::back_inserter(asked.statements.sides));
  if (!asked.statements.speakers.empty()) return;
  for (const std::string& id : leaves.speaker_ids(node.text)) {
    asked.statements.others.push_back(schema::said_term(id));
    asked.wanted.others.push_back(id);
  }
}

void read_sides(const QueryNode& node, SideReader& reader, LeafQueries& leaves, Asked& asked) {
  if (is_field_of(node, schema::FieldKind::kOf)) return read_matter(node, reader, leaves, asked);
  if (is_statement_field(node)) return;
  if (node.kind != QueryNode::kWords) {
    asked.statements.sides.push_back(reader.read(node));
    return;
  }
  for (Side& side : reader.read_each(node)) asked.statements.sides.push_back(std::move(side));
}

Query of_terms(const std::vector<schema::StatementTerm>& terms) {
  std::vector<Query> all;
  for (const schema::StatementTerm& term : terms) all.emplace_back(term.begin);
  return combine(Query::OP_OR, all);
}

Query matches_statement(const AskedStatements& asked, const StatementFinder& finder,
                        const PlanContext& context, Notes& notes) {
  if (asked.sides.empty() && (asked.speakers.empty() || asked.acts.empty())) {
    return of_terms(asked.speakers.empty() ? asked.acts : asked.speakers);
  }
  std::vector<Xapian::docid> candidates = finder.candidates();
  if (candidates.size() > kMostLookedAt) {
    notes.leave_some_out();
    notes.say(fmt::format("of {} documents that have all only the first {} were looked at",
                          candidates.size(), kMostLookedAt));
    candidates.resize(kMostLookedAt);
  }
  std::vector<Query> found;
  for (const Xapian::docid document : candidates) {
    const size_t count = finder.count(document);
    if (count == 0) continue;
    const std::string path = context.database.get_document(document).get_value(schema::kPathSlot);
    found.push_back(scaled(Query(schema::unique_term(path)),
                           kStatementWeight * std::log2(1 + static_cast<double>(count))));
  }
  if (found.empty()) return Query::MatchNothing;
  std::vector<Query> parts = {combine(Query::OP_OR, found)};
  for (const Side& side : asked.sides) parts.push_back(combine(Query::OP_OR, side.ranked));
  return combine(Query::OP_AND, parts);
}

// What stands in brackets, for itself.
QueryNode inner_statements(QueryNode node) {
  const bool matter = is_field_of(node, schema::FieldKind::kOf);
  if (!matter && node.kind != QueryNode::kSequence && node.kind != QueryNode::kAnd &&
      node.kind != QueryNode::kOr) {
    return node;
  }
  const QueryNode typed = node;
  node = with_statements(std::move(node));
  node.required = typed.required;
  node.excluded = typed.excluded;
  node.boost = typed.boost;
  return node;
}

}  // namespace

QueryNode with_statements(QueryNode tree) {
  if (is_statement_field(tree)) {
    QueryNode node;
    node.kind = QueryNode::kSameStatement;
    node.offset = tree.offset;
    node.children.push_back(std::move(tree));
    return node;
  }
  if (tree.kind != QueryNode::kSequence) {
    for (QueryNode& child : tree.children) child = inner_statements(std::move(child));
    return tree;
  }
  const auto is_field = [](const QueryNode& child) {
    return is_statement_field(child) && !child.excluded && !child.required;
  };
  if (std::none_of(tree.children.begin(), tree.children.end(), is_field)) {
    for (QueryNode& child : tree.children) child = inner_statements(std::move(child));
    return tree;
  }
  // What a question's answer was narrowed to is asked of the document.
  const bool typed =
      std::any_of(tree.children.begin(), tree.children.end(),
                  [&](const QueryNode& child) { return is_field(child) && !child.inferred; });
  QueryNode joined;
  joined.kind = QueryNode::kSameStatement;
  joined.offset = tree.offset;
  std::vector<QueryNode> rest;
  for (QueryNode& child : tree.children) {
    if (child.kind == QueryNode::kSameStatement && !child.excluded) {
      std::move(child.children.begin(), child.children.end(), std::back_inserter(joined.children));
      continue;
    }
    const bool side = is_side(child) && (typed || !narrows_document(child));
    const bool inside = is_field(child) || (side && !child.excluded && !child.required);
    if (inside) {
      joined.children.push_back(std::move(child));
    } else {
      rest.push_back(inner_statements(std::move(child)));
    }
  }
  if (rest.empty()) return joined;
  rest.insert(rest.begin(), std::move(joined));
  tree.children = std::move(rest);
  return tree;
}

Query same_statement_query(const std::string& query, const QueryNode& node,
                           const PlanContext& context, UnitFinder& finder, LeafQueries& leaves,
                           Notes& notes) {
  SideReader reader(query, finder, leaves, notes);
  Asked asked;
  for (const QueryNode& child : node.children) {
    if (is_statement_field(child)) read_field(child, leaves, notes, asked);
  }
  if (!asked.wanted.acts.empty()) {
    notes.say(fmt::format("a statement that {}", fmt::join(asked.wanted.acts, " or ")));
  }
  for (const QueryNode& child : node.children) read_sides(child, reader, leaves, asked);
  if (!asked.wanted.others.empty()) notes.say("said by others");
  if (!asked.statements.sides.empty()) notes.say("in one statement");
  notes.worth_saying();
  asked.wanted.asked = true;
  const StatementFinder statements(context.database, asked.statements);
  notes.want_statements(
      asked.wanted, [statements](Xapian::docid document) { return statements.count(document); });
  return matches_statement(asked.statements, statements, context, notes);
}

}  // namespace chancery::search
