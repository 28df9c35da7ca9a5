#include "search/plan/same_statement.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "chancery/schema.h"
#include "search/plan/combine.h"
#include "search/plan/same_place.h"
#include "search/plan/sides.h"

namespace chancery::search {

using Xapian::Query;

namespace {

// How much a second statement of a document counts, beside its words.
constexpr double kStatementWeight = 0.3;

bool is_statement_field(const QueryNode& node) {
  return node.kind == QueryNode::kField && (node.field->kind == schema::FieldKind::kSaid ||
                                            node.field->kind == schema::FieldKind::kAct);
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
  return node.kind == QueryNode::kField && node.field->kind == schema::FieldKind::kMain;
}

using Documents = std::vector<Xapian::docid>;

Documents both(const Documents& a, const Documents& b) {
  Documents out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

// What is asked of statements.
struct Asked {
  std::vector<schema::StatementTerm> speakers, acts;  // none: any
  std::vector<Side> sides;
  WantedStatements wanted;
};

class StatementFinder {
 public:
  StatementFinder(const Xapian::Database& database, const Asked& asked)
      : database_(database), asked_(asked) {}

  // The documents that have all that is asked for, wherever it stands in them.
  Documents candidates() const {
    Documents found = having(kinds());
    if (!asked_.speakers.empty() && !asked_.acts.empty()) found = both(found, having(asked_.acts));
    for (const Side& side : asked_.sides) {
      Documents of_side;
      for (const Way& way : side.ways) {
        const Documents of_way = documents_of(database_, way);
        Documents joined;
        std::set_union(of_side.begin(), of_side.end(), of_way.begin(), of_way.end(),
                       std::back_inserter(joined));
        of_side = std::move(joined);
      }
      found = both(found, of_side);
    }
    return found;
  }

  // How many statements of the document have it.
  size_t count(Xapian::docid document) const {
    std::vector<std::vector<PositionRange>> places;
    for (const Side& side : asked_.sides) {
      auto& of_side = places.emplace_back();
      for (const Way& way : side.ways) add_places(database_, document, way, of_side);
      std::sort(of_side.begin(), of_side.end(),
                [](const PositionRange& a, const PositionRange& b) { return a.first < b.first; });
    }
    const std::vector<PositionRange> all = statements(document);
    return static_cast<size_t>(std::count_if(
        all.begin(), all.end(), [&](const PositionRange& one) { return holds(one, places); }));
  }

 private:
  static const std::vector<schema::StatementTerm>& anybody() {
    static const std::vector<schema::StatementTerm> all = {schema::said_term("")};
    return all;
  }
  const std::vector<schema::StatementTerm>& kinds() const {
    if (!asked_.speakers.empty()) return asked_.speakers;
    return asked_.acts.empty() ? anybody() : asked_.acts;
  }

  Documents having(const std::vector<schema::StatementTerm>& terms) const {
    Documents found;
    for (const schema::StatementTerm& term : terms) {
      const Documents of_term = documents_of(database_, {term.begin});
      Documents joined;
      std::set_union(found.begin(), found.end(), of_term.begin(), of_term.end(),
                     std::back_inserter(joined));
      found = std::move(joined);
    }
    return found;
  }

  // Of a speaker those of an act begin where the act's do; the act's ends are the surer ones, for
  // fewer statements of an act lie within each other.
  std::vector<PositionRange> statements(Xapian::docid document) const {
    const bool both = !asked_.speakers.empty() && !asked_.acts.empty();
    std::vector<PositionRange> found;
    for (const schema::StatementTerm& term : both ? asked_.acts : kinds()) {
      const Positions begins = positions_of(database_, document, term.begin);
      const Positions ends = positions_of(database_, document, term.end);
      for (size_t i = 0; i < std::min(begins.size(), ends.size()); ++i) {
        found.push_back({begins[i], ends[i]});
      }
    }
    if (!both) return found;
    Positions spoken;
    for (const schema::StatementTerm& term : asked_.speakers) {
      const Positions begins = positions_of(database_, document, term.begin);
      spoken.insert(spoken.end(), begins.begin(), begins.end());
    }
    std::sort(spoken.begin(), spoken.end());
    std::erase_if(found, [&](const PositionRange& one) {
      return !std::binary_search(spoken.begin(), spoken.end(), one.first);
    });
    return found;
  }

  static bool holds(const PositionRange& statement,
                    const std::vector<std::vector<PositionRange>>& places) {
    std::vector<std::vector<PositionRange>> inside;
    for (const std::vector<PositionRange>& of_side : places) {
      auto& here = inside.emplace_back();
      auto place = std::lower_bound(
          of_side.begin(), of_side.end(), statement.first,
          [](const PositionRange& item, Xapian::termpos first) { return item.first < first; });
      for (; place != of_side.end() && place->first <= statement.last; ++place) {
        if (place->last <= statement.last) here.push_back(*place);
      }
      if (here.empty()) return false;
    }
    return have_own_places(inside);
  }

  const Xapian::Database& database_;
  const Asked& asked_;
};

void read_field(const QueryNode& node, LeafQueries& leaves, Notes& notes, Asked& asked) {
  if (node.field->kind == schema::FieldKind::kAct) {
    const std::string act = leaves.act(node);
    asked.acts.push_back(schema::act_term(act));
    asked.wanted.acts.push_back(act);
    return;
  }
  const Unit unit = leaves.speaker(node);
  for (const std::string& id : unit.concepts) {
    asked.speakers.push_back(schema::said_term(id));
    asked.wanted.speakers.push_back(id);
  }
  notes.say("said by " + (unit.label.empty() ? node.text : unit.label));
}

Query of_terms(const std::vector<schema::StatementTerm>& terms) {
  std::vector<Query> all;
  for (const schema::StatementTerm& term : terms) all.emplace_back(term.begin);
  return combine(Query::OP_OR, all);
}

Query matches_statement(const Asked& asked, const PlanContext& context, Notes& notes) {
  if (asked.sides.empty() && (asked.speakers.empty() || asked.acts.empty())) {
    return of_terms(asked.speakers.empty() ? asked.acts : asked.speakers);
  }
  const StatementFinder finder(context.database, asked);
  Documents candidates = finder.candidates();
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
  if (node.kind != QueryNode::kSequence && node.kind != QueryNode::kAnd &&
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
  for (const QueryNode& child : node.children) {
    if (is_statement_field(child)) continue;
    if (child.kind != QueryNode::kWords) {
      asked.sides.push_back(reader.read(child));
      continue;
    }
    for (Side& side : reader.read_each(child)) asked.sides.push_back(std::move(side));
  }
  if (!asked.sides.empty()) notes.say("in one statement");
  notes.worth_saying();
  asked.wanted.asked = true;
  notes.want_statements(asked.wanted);
  return matches_statement(asked, context, notes);
}

}  // namespace chancery::search
