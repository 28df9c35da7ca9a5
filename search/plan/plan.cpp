#include "search/plan/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "chancery/schema.h"
#include "search/plan/all_documents.h"
#include "search/plan/built_query.h"
#include "search/plan/combine.h"
#include "search/plan/leaf_queries.h"
#include "search/plan/near_pairs.h"
#include "search/plan/near_queries.h"
#include "search/plan/notes.h"
#include "search/plan/query_size.h"
#include "search/plan/ranking.h"
#include "search/plan/same_place.h"
#include "search/plan/same_statement.h"
#include "search/plan/set_query.h"
#include "search/plan/tree_shape.h"
#include "search/plan/unit_queries.h"
#include "search/plan/units.h"
#include "search/plan/unweighted.h"

namespace chancery::search {

namespace {

using Xapian::Query;

constexpr size_t kMaxStrictUnits = 4;  // more words than this need not all be there
constexpr size_t kMaxUnits = 512;      // of a query; what is behind them is left out
constexpr size_t kMaxStopWords = 32;   // likewise, of those that raise hits

class Planner {
 public:
  Planner(const std::string& query, const PlanContext& context)
      : query_(query),
        context_(context),
        finder_(context),
        leaves_(query, context, finder_, notes_) {}

  Plan plan(const QueryNode& typed) {
    const QueryNode tree = with_statements(with_speakers(typed, leaves_));
    if (count_operators(tree) > 1) notes_.worth_saying();
    const BuiltQuery made = build(tree);
    Plan plan;
    plan.strict = plain_units_ <= kMaxStrictUnits;
    plan.query = plan.strict ? made.strict : made.loose;
    plan.named = plain_units_ == named_units_;
    if (plain_units_ > 1 && count_operators(tree) == 0) plan.with_share = made.with_share;
    if (plan.strict && plain_units_ > 1) {
      plan.fallback = made.loose;
      // What was typed with operators and brackets is meant as it stands.
      if (count_operators(tree) == 0) plan.telling = made.telling;
      plan.all_but = made.all_but;
    } else if (is_statement_question(tree)) {
      // One that no statement answers is a question of its words.
      const QueryNode words = words_of_question(tree);
      if (!words.text.empty()) {
        const Plan of_words = plan_query(query_, words, context_);
        plan.fallback = of_words.query;
        plan.instead = of_words.understood.empty() ? "its words" : of_words.understood;
        plan.with_share = of_words.with_share;
      }
    } else if (plan.strict && tree.kind == QueryNode::kWords) {
      plan.fallback = instead_of_name(tree.text);
    }
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
    if (context_.parts.meetings)
      plan.meetings =
          meetings(notes_.actors(), notes_.issues(), context_.parts.numbers.meeting_weight);
    plan.nearness = std::move(nearness_);
    plan.stop_words = std::move(stop_words_);
    plan.wanted = notes_.take_wanted();
    plan.statements = notes_.take_statement_count();
    plan.understood = notes_.understood();
    plan.parts = notes_.take_parts();
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
    add_stop_words();
    plain_units_ += units.size();
    return units;
  }

  Query loose(const Unit& unit) const { return loose_query_of(unit, context_.parts.numbers); }

  void add_nearness(const std::vector<Unit>& units) {
    if (!context_.parts.proximity) return;
    for (Query& pair : near_pairs(units, context_.database, context_.parts.numbers)) {
      if (nearness_.size() == ranking::kMaxNearPairs) break;
      nearness_.push_back(std::move(pair));
    }
  }

  void add_stop_words() {
    if (notes_.excluding()) return;
    for (const Unit& unit : finder_.stopped()) {
      if (stop_words_.size() == kMaxStopWords) return;
      stop_words_.push_back(scaled(weighed(unit, Query(unit.typed), context_.parts.numbers),
                                   context_.parts.numbers.stop_word_weight));
    }
  }

  BuiltQuery build(const QueryNode& node) {
    const size_t before = nearness_.size();
    BuiltQuery made = plain(node);
    if (node.boost == 1) return made;
    made.strict = scaled(made.strict, node.boost);
    made.loose = scaled(made.loose, node.boost);
    for (QueryPart& part : made.parts) part.any = scaled(part.any, node.boost);
    for (size_t i = before; i < nearness_.size(); ++i)
      nearness_[i] = scaled(nearness_[i], node.boost);
    return made;
  }

  BuiltQuery plain(const QueryNode& node) {
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
      case QueryNode::kField:
        return one(leaves_.field(node));
      case QueryNode::kAll:
        return one(all_documents());
      case QueryNode::kAnd:
        return operation(node, Query::OP_AND, " AND ");
      case QueryNode::kOr:
        return operation(node, Query::OP_OR, " OR ");
      case QueryNode::kXor:
        return operation(node, Query::OP_XOR, " XOR ");
      case QueryNode::kNear:
      case QueryNode::kAdjacent:
        return unit(near_query(query_, node, leaves_));
      case QueryNode::kSameSentence:
      case QueryNode::kSameParagraph:
        return unit(same_place_query(query_, node, context_, finder_, leaves_, notes_));
      case QueryNode::kSameStatement:
        return unit(same_statement_query(query_, node, context_, finder_, leaves_, notes_));
      case QueryNode::kSequence:
        return sequence(node);
    }
    return {};
  }

  // What a text has or has not as a whole.
  static BuiltQuery one(const Query& query) {
    if (query.empty()) return {};
    return {query, query, query, {{kNotMeasured, query, query, ""}}, {}};
  }

  // How much it tells that a text matches: about, for nothing is matched for it.
  double measured(const Query& query) const {
    Xapian::Enquire enquire(context_.database);
    enquire.set_weighting_scheme(Unweighted());
    set_query(enquire, context_.database, query);
    return information(context_.database.get_doccount(),
                       enquire.get_mset(0, 0).get_matches_estimated());
  }
  BuiltQuery built(LevelQuery level) const {
    return level.build([this](const Query& query) { return measured(query); });
  }

  // A query that is as good as a word: it counts for whether all must be there.
  BuiltQuery unit(const Query& query) {
    ++plain_units_;
    return one(query);
  }

  BuiltQuery words(const QueryNode& node) {
    const std::vector<Unit> units = units_of(node.text);
    if (units.empty()) return {};
    for (const Unit& unit : units)
      named_units_ += unit.kind == Unit::kWord || unit.in_another_name ? 0 : 1;
    if (!notes_.excluding()) add_nearness(units);
    return built(level_of(units));
  }

  // What is next to a name that no text has: the issue that its words speak of, else the words.
  Query instead_of_name(const std::string& text) {
    const std::vector<Unit> units = finder_.find(text);
    if (units.size() == 1 && units.front().narrow) {
      const auto& terms = units.front().meaning;
      const bool there =
          std::any_of(terms.get_terms_begin(), terms.get_terms_end(),
                      [&](const std::string& term) { return context_.database.term_exists(term); });
      if (there) return terms;
    }
    // A surname without its given name is anybody's, or no name: May.
    if (units.size() == 1 && finder_.is_person(units.front())) return Query();
    const std::vector<Unit> words = finder_.plain(text);
    return words.size() > 1 ? built(level_of(words)).loose : Query();
  }

  LevelQuery level_of(const std::vector<Unit>& units) const {
    LevelQuery level;
    for (const Unit& unit : units) {
      level.parts.push_back(
          {information_of(unit, context_.database), members_of(unit), loose(unit), unit.label});
    }
    const RankingNumbers& numbers = context_.parts.numbers;
    for (size_t i = 0; i < units.size(); ++i)
      level.all.push_back(strict_query_of(units[i], numbers, level.needed_beside(i, i)));
    return level;
  }

  // Sides of an operator are meant strictly: what was typed with AND or OR is exact.
  BuiltQuery operation(const QueryNode& node, Query::op op, std::string_view joint) {
    const Notes::Group group(notes_, joint);
    const Notes::Need need(notes_, op == Query::OP_AND ? SentenceNeed::kAll : SentenceNeed::kAny);
    std::vector<Query> sides;
    std::set<std::string> known;
    ++depth_;
    for (const QueryNode& child : node.children) {
      if (op != Query::OP_XOR && is_leaf(child) && !known.insert(key_of(child)).second) continue;
      const Notes::Need side(notes_, SentenceNeed::kAll);
      sides.push_back(build(child).strict);
    }
    --depth_;
    if (op == Query::OP_XOR) notes_.exclude_and_find();
    return one(combine(op, sides));
  }

  BuiltQuery sequence(const QueryNode& node) {
    std::optional<Notes::Group> group;
    if (depth_++ > 0) group.emplace(notes_, " · ");
    LevelQuery level;
    std::set<std::string> known;  // equal items count once
    for (const QueryNode& child : node.children) {
      if (is_leaf(child) && !known.insert(key_of(child)).second) continue;
      const Notes::Excluding excluding(notes_, child.excluded);
      const BuiltQuery made = build(child);
      if (!made.strict.empty()) level.add(child, made);
    }
    --depth_;
    return built(std::move(level));
  }

  const std::string& query_;
  const PlanContext& context_;
  Notes notes_;
  UnitFinder finder_;
  LeafQueries leaves_;
  std::vector<Query> nearness_, stop_words_;
  size_t plain_units_ = 0;
  size_t named_units_ = 0;  // of these, actors and issues
  int depth_ = 0;           // of brackets and operators
};

}  // namespace

Plan plan_query(const std::string& query, const QueryNode& tree, const PlanContext& context) {
  check_size(query, tree);
  return Planner(query, context).plan(tree);
}

Plan plan_words(const std::string& text, const PlanContext& context) {
  return Planner(text, context).plan_bag(text);
}

}  // namespace chancery::search
