#include "search/plan/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "chancery/schema.h"
#include "search/plan/combine.h"
#include "search/plan/leaf_queries.h"
#include "search/plan/near_queries.h"
#include "search/plan/notes.h"
#include "search/plan/query_size.h"
#include "search/plan/ranking.h"
#include "search/plan/same_place.h"
#include "search/plan/units.h"

namespace chancery {

namespace {

using Xapian::Query;

constexpr size_t kMaxStrictUnits = 4;  // more words than this need not all be there
constexpr size_t kMaxUnits = 512;      // of a query; what is behind them is left out

// One walk over the tree makes the strict and the loose query side by side.
struct Both {
  Query strict;
  Query loose;
};

class Planner {
 public:
  Planner(const std::string& query, const PlanContext& context)
      : query_(query),
        context_(context),
        finder_(context),
        leaves_(query, context, finder_, notes_) {}

  Plan plan(const QueryNode& tree) {
    const Both made = build(tree);
    Plan plan;
    plan.strict = plain_units_ <= kMaxStrictUnits;
    plan.query = plan.strict ? made.strict : made.loose;
    if (plan.strict && plain_units_ > 1) plan.fallback = made.loose;
    return finished(std::move(plan));
  }

  Plan plan_bag(const std::string& text) {
    Plan plan;
    std::vector<Query> parts;
    const std::vector<Unit> units = units_of(text);
    parts.reserve(units.size());
    for (const Unit& unit : units) parts.push_back(loose(unit));
    plan.query = combine(Query::OP_OR, parts);
    add_nearness(units);
    return finished(std::move(plan));
  }

 private:
  Plan finished(Plan plan) {
    if (context_.parts.meetings) plan.meetings = meetings(notes_.actors(), notes_.issues());
    plan.nearness = std::move(nearness_);
    plan.wanted = notes_.take_wanted();
    plan.understood = notes_.understood();
    plan.certainty = notes_.certainty();
    return plan;
  }

  // The units of plain text, noted for snippets and for what was understood.
  std::vector<Unit> units_of(const std::string& text) {
    std::vector<Unit> units = finder_.find(text);
    if (units.size() > kMaxUnits) {
      units.resize(kMaxUnits);
      notes_.leave_some_out();
      notes_.say(fmt::format("the first {} words only", kMaxUnits));
      notes_.worth_saying();
    }
    for (const Unit& unit : units) notes_.unit(unit);
    plain_units_ += units.size();
    return units;
  }

  // The words of a unit or its meaning, as often as it was typed.
  static Query weighed(const Unit& unit, const Query& words) {
    const double count = unit.count;
    const double repeats = (ranking::kK3 + 1) * count / (ranking::kK3 + count);
    if (unit.meaning.empty()) return scaled(words, repeats);
    if (words.empty()) return scaled(unit.meaning, repeats);
    return scaled(Query(Query::OP_OR, words, scaled(unit.meaning, ranking::kConceptWeight)),
                  repeats);
  }
  static Query loose(const Unit& unit) { return weighed(unit, unit.any); }
  static Query strict(const Unit& unit) { return weighed(unit, unit.all); }

  // What raises documents with neighbouring words of the query close to each other.
  void add_nearness(const std::vector<Unit>& units) {
    for (size_t i = 1; context_.parts.proximity && i < units.size(); ++i) {
      if (nearness_.size() == ranking::kMaxNearPairs) break;
      const std::string& left = units[i - 1].typed;
      const std::string& right = units[i].typed;
      if (left.empty() || right.empty() || left == right) continue;
      const std::vector<std::string> words = {left.substr(left.rfind(' ') + 1),
                                              right.substr(0, right.find(' '))};
      if (is_common(words[0]) && is_common(words[1])) continue;
      const Query near(Query::OP_NEAR, words.begin(), words.end(), ranking::kNearWords);
      nearness_.push_back(scaled(near, ranking::kNearWeight));
    }
  }

  bool is_common(const std::string& word) const {
    const Xapian::doccount found = context_.database.get_termfreq(word);
    return found > ranking::kCommonDocuments &&
           found > ranking::kCommonShare * context_.database.get_doccount();
  }

  Both build(const QueryNode& node) {
    const size_t before = nearness_.size();
    Both made = plain(node);
    made.strict = scaled(made.strict, node.boost);
    made.loose = scaled(made.loose, node.boost);
    for (size_t i = before; i < nearness_.size(); ++i)
      nearness_[i] = scaled(nearness_[i], node.boost);
    return made;
  }

  Both plain(const QueryNode& node) {
    switch (node.kind) {
      case QueryNode::kWords:
        return words(node);
      case QueryNode::kPhrase:
        return unit(leaves_.phrase(node.text));
      case QueryNode::kPattern:
        return unit(leaves_.pattern(node));
      case QueryNode::kFuzzy:
        return unit(leaves_.fuzzy(node));
      case QueryNode::kNumbers:
        return unit(leaves_.numbers(node));
      case QueryNode::kField: {
        const Query field = leaves_.field(node);
        return {field, field};
      }
      case QueryNode::kAll:
        return {Query::MatchAll, Query::MatchAll};
      case QueryNode::kAnd:
        return operation(node, Query::OP_AND);
      case QueryNode::kOr:
        return operation(node, Query::OP_OR);
      case QueryNode::kXor:
        return operation(node, Query::OP_XOR);
      case QueryNode::kNot:
        return without(node);
      case QueryNode::kNear:
      case QueryNode::kAdjacent:
        return unit(near_query(query_, node, leaves_));
      case QueryNode::kSameSentence:
      case QueryNode::kSameParagraph:
        return unit(same_place_query(query_, node, context_, finder_, leaves_, notes_));
      case QueryNode::kSequence:
        return sequence(node);
    }
    return {};
  }

  // A query that is as good as a word: it counts for whether all must be there.
  Both unit(const Query& query) {
    ++plain_units_;
    return {query, query};
  }

  Both words(const QueryNode& node) {
    const std::vector<Unit> units = units_of(node.text);
    std::vector<Query> all, any;
    for (const Unit& unit : units) {
      all.push_back(strict(unit));
      any.push_back(loose(unit));
    }
    if (!notes_.excluding()) add_nearness(units);
    return {combine(Query::OP_AND, all), combine(Query::OP_OR, any)};
  }

  // Sides of an operator are meant strictly: what was typed with AND, OR, NOT is exact.
  Both operation(const QueryNode& node, Query::op op) {
    std::vector<Query> sides;
    for (const QueryNode& child : node.children) sides.push_back(build(child).strict);
    if (op == Query::OP_XOR) notes_.exclude_and_find();
    const Query query = combine(op, sides);
    return {query, query};
  }

  static bool is_leaf(const QueryNode& node) { return node.children.empty(); }
  static std::string key_of(const QueryNode& node) {
    return fmt::format("{} {} {} {} {} {} {}", static_cast<int>(node.kind), node.required,
                       node.excluded, node.distance, node.boost, node.field ? node.field->name : "",
                       node.text);
  }

  Both without(const QueryNode& node) {
    const Both kept = build(node.children.front());
    const Notes::Excluding excluding(notes_, true);
    std::vector<Query> sides;
    std::set<std::string> known;
    for (size_t i = 1; i < node.children.size(); ++i) {
      const QueryNode& child = node.children[i];
      if (is_leaf(child) && !known.insert(key_of(child)).second) continue;
      sides.push_back(build(child).strict);
    }
    const Query out = combine(Query::OP_OR, sides);
    return {Query(Query::OP_AND_NOT, kept.strict, out), Query(Query::OP_AND_NOT, kept.loose, out)};
  }

  Both sequence(const QueryNode& node) {
    std::vector<Query> all, any, must, filters, meanings, out;
    std::set<std::string> known;  // equal items count once
    bool plus = false;            // a word that must be there leaves the others to choice
    for (const QueryNode& child : node.children) {
      if (is_leaf(child) && !known.insert(key_of(child)).second) continue;
      const Notes::Excluding excluding(notes_, child.excluded);
      const Both made = build(child);
      if (made.strict.empty()) continue;
      const bool field = child.kind == QueryNode::kField;
      if (child.excluded) {
        out.push_back(made.strict);
      } else if (field && filters_only(*child.field)) {
        filters.push_back(made.strict);
      } else if (field && narrows(*child.field)) {
        meanings.push_back(made.strict);
      } else if (field || child.required || child.kind == QueryNode::kAll) {
        must.push_back(made.strict);
        plus = plus || (child.required && !field);
      } else {
        all.push_back(made.strict);
        any.push_back(made.loose);
      }
    }
    // They rank only where nothing else does.
    auto& ranked = all.empty() && must.empty() ? must : filters;
    ranked.insert(ranked.end(), meanings.begin(), meanings.end());
    const auto finish = [&](const std::vector<Query>& free, Query::op op) {
      std::vector<Query> parts = must;
      const Query rest = combine(op, free);
      const bool optional = op == Query::OP_OR && plus;
      if (!rest.empty() && !optional) parts.push_back(rest);
      Query query = combine(Query::OP_AND, parts);
      if (!rest.empty() && optional) {
        query = Query(Query::OP_AND_MAYBE, query, rest);
      }
      if (query.empty()) query = Query::MatchAll;
      if (!filters.empty()) {
        query = Query(Query::OP_FILTER, query, combine(Query::OP_AND, filters));
      }
      if (!out.empty()) query = Query(Query::OP_AND_NOT, query, combine(Query::OP_OR, out));
      return query;
    };
    return {finish(all, Query::OP_AND), finish(any, Query::OP_OR)};
  }

  static bool filters_only(const schema::Field& field) {
    return field.kind == schema::FieldKind::kExact || field.kind == schema::FieldKind::kRange;
  }

  // By meaning: what a picture of the hits is narrowed by must not change their order.
  static bool narrows(const schema::Field& field) {
    return field.kind == schema::FieldKind::kMain || field.kind == schema::FieldKind::kPair;
  }

  const std::string& query_;
  const PlanContext& context_;
  Notes notes_;
  UnitFinder finder_;
  LeafQueries leaves_;
  std::vector<Query> nearness_;
  size_t plain_units_ = 0;
};

}  // namespace

Query ranked(const Query& query, const Plan& plan) {
  return raised(raised(query, plan.meetings), plan.nearness);
}

Plan plan_query(const std::string& query, const QueryNode& tree, const PlanContext& context) {
  check_size(query, tree);
  return Planner(query, context).plan(tree);
}

Plan plan_words(const std::string& text, const PlanContext& context) {
  return Planner(text, context).plan_bag(text);
}

}  // namespace chancery
