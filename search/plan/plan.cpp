#include "search/plan/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "search/plan/expansion.h"
#include "search/plan/fields.h"
#include "search/plan/meaning_fields.h"
#include "search/plan/ranking.h"
#include "search/plan/units.h"

namespace chancery {

namespace {

using Xapian::Query;

constexpr size_t kMaxStrictUnits = 4;        // more words than this need not all be there
constexpr size_t kMaxUnits = 512;            // of a query; what is behind them is left out
constexpr size_t kMinPatternCharacters = 2;  // of a pattern that begins with them, else three
constexpr size_t kMaxCombinations = 400;     // of the sides of a NEAR
constexpr size_t kLongWord = 8;              // bytes; word~ may differ by two then

Query combine(Query::op op, const std::vector<Query>& parts) {
  if (parts.empty()) return Query();
  return parts.size() == 1 ? parts.front() : Query(op, parts.begin(), parts.end());
}

// What `query` finds, with more weight where `bonus` matches.
Query raised(const Query& query, const Query& bonus) {
  return query.empty() || bonus.empty() ? query : Query(Query::OP_AND_MAYBE, query, bonus);
}

// One walk over the tree makes the strict and the loose query side by side.
struct Both {
  Query strict;
  Query loose;
};

class Planner {
 public:
  Planner(const std::string& query, const PlanContext& context)
      : query_(query), context_(context), finder_(context) {}

  Plan plan(const QueryNode& tree) {
    const Both made = build(tree);
    Plan plan;
    const bool strict = plain_units_ <= kMaxStrictUnits;
    plan.strict = strict;
    const Query meet = context_.parts.meetings ? meetings(actors_, issues_) : Query();
    plan.query = raised(strict ? made.strict : made.loose, meet);
    if (strict && plain_units_ > 1) plan.fallback = raised(made.loose, meet);
    plan.wanted = std::move(wanted_);
    if (concepts_ > 0) plan.understood = fmt::format("{}", fmt::join(understood_, " · "));
    return plan;
  }

  Plan plan_bag(const std::string& text) {
    Plan plan;
    std::vector<Query> parts;
    const std::vector<Unit> units = units_of(text);
    for (const Unit& unit : units) parts.push_back(loose(unit));
    plan.query = raised(combine(Query::OP_OR, parts), nearness(units));
    if (context_.parts.meetings) plan.query = raised(plan.query, meetings(actors_, issues_));
    plan.wanted = std::move(wanted_);
    if (concepts_ > 0) plan.understood = fmt::format("{}", fmt::join(understood_, " · "));
    return plan;
  }

 private:
  // The units of plain text, noted for snippets and for what was understood.
  std::vector<Unit> units_of(const std::string& text) {
    std::vector<Unit> units = finder_.find(text);
    if (units.size() > kMaxUnits) {
      units.resize(kMaxUnits);
      understood_.push_back(fmt::format("the first {} words only", kMaxUnits));
      ++concepts_;
    }
    for (const Unit& unit : units) note(unit);
    plain_units_ += units.size();
    return units;
  }

  void note(const Unit& unit) {
    if (excluding_) {
      understood_.push_back("not " + unit.label);
      return;
    }
    wanted_.units.push_back(unit.wanted);
    switch (unit.kind) {
      case Unit::kWord:
        understood_.push_back(unit.label);
        return;
      case Unit::kActor:
        understood_.push_back(unit.reading);
        actors_.push_back(unit.concepts);
        break;
      case Unit::kIssue:
        understood_.push_back(unit.reading);
        issues_.push_back(unit.concepts);
        break;
    }
    ++concepts_;
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
  Query nearness(const std::vector<Unit>& units) const {
    std::vector<Query> pairs;
    for (size_t i = 1; context_.parts.proximity && i < units.size(); ++i) {
      if (pairs.size() == ranking::kMaxNearPairs) break;
      const std::string& left = units[i - 1].typed;
      const std::string& right = units[i].typed;
      if (left.empty() || right.empty() || left == right) continue;
      const std::vector<std::string> words = {left.substr(left.rfind(' ') + 1),
                                              right.substr(0, right.find(' '))};
      pairs.emplace_back(Query::OP_NEAR, words.begin(), words.end(), ranking::kNearWords);
    }
    return scaled(combine(Query::OP_OR, pairs), ranking::kNearWeight);
  }

  Both build(const QueryNode& node) {
    Both made = plain(node);
    made.strict = scaled(made.strict, node.boost);
    made.loose = scaled(made.loose, node.boost);
    return made;
  }

  Both plain(const QueryNode& node) {
    switch (node.kind) {
      case QueryNode::kWords:
        return words(node);
      case QueryNode::kPhrase: {
        const Query phrase = phrase_of(node.text, "");
        ++plain_units_;
        return {phrase, phrase};
      }
      case QueryNode::kPattern:
      case QueryNode::kFuzzy: {
        const Query words = node.kind == QueryNode::kPattern ? pattern_of(node) : fuzzy_of(node);
        ++plain_units_;
        return {words, words};
      }
      case QueryNode::kField: {
        const Query field = field_of(node);
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
      case QueryNode::kAdjacent: {
        const Query near = near_of(node);
        ++plain_units_;
        return {near, near};
      }
      case QueryNode::kSequence:
        return sequence(node);
    }
    return {};
  }

  Both words(const QueryNode& node) {
    const std::vector<Unit> units = units_of(node.text);
    std::vector<Query> all, any;
    for (const Unit& unit : units) {
      all.push_back(strict(unit));
      any.push_back(loose(unit));
    }
    const Query near = excluding_ ? Query() : nearness(units);
    return {raised(combine(Query::OP_AND, all), near), raised(combine(Query::OP_OR, any), near)};
  }

  // Sides of an operator are meant strictly: what was typed with AND, OR, NOT is exact.
  Both operation(const QueryNode& node, Query::op op) {
    std::vector<Query> sides;
    for (const QueryNode& child : node.children) sides.push_back(build(child).strict);
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
    const bool outer = excluding_;
    excluding_ = true;
    std::vector<Query> sides;
    std::set<std::string> known;
    for (size_t i = 1; i < node.children.size(); ++i) {
      const QueryNode& child = node.children[i];
      if (is_leaf(child) && !known.insert(key_of(child)).second) continue;
      sides.push_back(build(child).strict);
    }
    const Query out = combine(Query::OP_OR, sides);
    excluding_ = outer;
    return {Query(Query::OP_AND_NOT, kept.strict, out), Query(Query::OP_AND_NOT, kept.loose, out)};
  }

  Both sequence(const QueryNode& node) {
    std::vector<Query> all, any, must, filters, meanings, out;
    std::set<std::string> known;  // equal items count once
    bool plus = false;            // a word that must be there leaves the others to choice
    for (const QueryNode& child : node.children) {
      if (is_leaf(child) && !known.insert(key_of(child)).second) continue;
      const bool outer = excluding_;
      if (child.excluded) excluding_ = true;
      const Both made = build(child);
      excluding_ = outer;
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

  Query phrase_of(const std::string& text, std::string_view prefix) {
    TokenList tokens;
    tokenize(text, tokens);
    std::vector<std::string> terms;
    WantedUnit wanted;
    for (const Token& token : tokens.tokens) {
      const std::string word(tokens.word(token));
      terms.push_back(prefix.empty() ? word : schema::exact_term(prefix, word));
      wanted.words.insert(word);
    }
    if (terms.empty()) return Query();
    if (prefix.empty()) {
      wanted.weight = 2;
      if (!excluding_) wanted_.units.push_back(wanted);
      understood_.push_back((excluding_ ? "not \"" : "\"") + text + "\"");
    }
    if (terms.size() == 1) return Query(terms.front());
    return Query(Query::OP_PHRASE, terms.begin(), terms.end(), terms.size());
  }

  Query pattern_of(const QueryNode& node) {
    const std::string pattern = fold(node.text);
    std::string letters = pattern;
    std::replace_if(
        letters.begin(), letters.end(), [](char c) { return c == '*' || c == '?'; }, 'x');
    TokenList tokens;
    tokenize(letters, tokens);
    if (tokens.tokens.size() > 1) {
      throw QueryError("* and ? go with one word", query_, node.offset);
    }
    const size_t literals = pattern.size() - static_cast<size_t>(std::count_if(
                                                 pattern.begin(), pattern.end(),
                                                 [](char c) { return c == '*' || c == '?'; }));
    const bool opens = pattern.front() == '*' || pattern.front() == '?';
    if (literals < kMinPatternCharacters + (opens ? 1 : 0)) {
      throw QueryError(fmt::format("{} stands for too many words", node.text), query_, node.offset);
    }
    return expanded(matching_words(context_.database, pattern), pattern);
  }

  Query fuzzy_of(const QueryNode& node) {
    TokenList tokens;
    tokenize(node.text, tokens);
    if (tokens.tokens.size() != 1) {
      throw QueryError("~ goes with one word", query_, node.offset);
    }
    const std::string word(tokens.word(tokens.tokens.front()));
    const size_t distance = node.distance ? node.distance : word.size() < kLongWord ? 1 : 2;
    return expanded(similar_words(context_.database, word, distance), word + "~");
  }

  // Any of the words, noted for snippets and for what was understood.
  Query expanded(const Expansion& expansion, const std::string& label) {
    WantedUnit wanted;
    wanted.words.insert(expansion.words.begin(), expansion.words.end());
    if (!excluding_) wanted_.units.push_back(std::move(wanted));
    understood_.push_back((excluding_ ? "not " : "") + label);
    if (expansion.cut) {
      understood_.back() += fmt::format(" (the {} commonest words)", kMaxExpansion);
      ++concepts_;  // worth saying
    }
    return expansion.words.empty() ? Query::MatchNothing : synonyms(expansion.words);
  }

  // One way to meet a side of NEAR: words that stand beside each other, or a concept's term.
  using Sequence = std::vector<std::string>;

  std::vector<Sequence> near_side(const QueryNode& node) {
    if (node.kind == QueryNode::kField) {
      const Unit unit = concept_of(node);
      std::vector<Sequence> ways;
      for (const std::string& id : unit.concepts) {
        ways.push_back({schema::concept_term(node.field->prefix, id)});
      }
      return ways;
    }
    if (node.kind != QueryNode::kWords && node.kind != QueryNode::kPhrase) {
      throw QueryError("NEAR and ADJ do not nest with different distances", query_, node.offset);
    }
    TokenList tokens;
    tokenize(node.text, tokens);
    if (tokens.tokens.empty()) throw QueryError("this has no words", query_, node.offset);
    Sequence words;
    for (const Token& token : tokens.tokens) words.emplace_back(tokens.word(token));
    phrase_of(node.text, "");  // notes it for snippets
    return {words};
  }

  // Xapian's NEAR takes plain terms only: every combination of the sides' ways is one NEAR of all
  // their words, and ways of several words must also stand as phrases.
  Query near_of(const QueryNode& node) {
    std::vector<std::vector<Sequence>> combinations = {{}};
    for (const QueryNode& child : node.children) {
      std::vector<std::vector<Sequence>> longer;
      for (const auto& ways = near_side(child); const auto& head : combinations) {
        for (const Sequence& way : ways) {
          longer.push_back(head);
          longer.back().push_back(way);
        }
      }
      if (longer.size() > kMaxCombinations) longer.resize(kMaxCombinations);
      combinations = std::move(longer);
    }
    std::vector<Query> parts;
    for (const std::vector<Sequence>& sides : combinations) {
      Sequence all;
      std::vector<Query> phrases;
      for (const Sequence& side : sides) {
        all.insert(all.end(), side.begin(), side.end());
        if (side.size() > 1) {
          phrases.emplace_back(Query::OP_PHRASE, side.begin(), side.end(), side.size());
        }
      }
      const auto window = node.distance + static_cast<unsigned>(all.size()) - 1;
      Query near(node.kind == QueryNode::kNear ? Query::OP_NEAR : Query::OP_PHRASE, all.begin(),
                 all.end(), window);
      for (const Query& phrase : phrases) near = Query(Query::OP_AND, near, phrase);
      parts.push_back(near);
    }
    return combine(Query::OP_OR, parts);
  }

  static bool filters_only(const schema::Field& field) {
    return field.kind == schema::FieldKind::kExact || field.kind == schema::FieldKind::kRange;
  }

  // By meaning: what a picture of the hits is narrowed by must not change their order.
  static bool narrows(const schema::Field& field) {
    return field.kind == schema::FieldKind::kMain || field.kind == schema::FieldKind::kPair;
  }

  Unit concept_of(const QueryNode& node) {
    const ConceptIndex target = find_concept(context_.gazetteer, *node.field, node.text);
    if (target == kNoConcept && node.field->name == "actor") {
      Unit unlisted = finder_.unlisted_unit(node.text);
      if (!unlisted.concepts.empty()) {
        note(unlisted);
        return unlisted;
      }
    }
    if (target == kNoConcept) {
      std::string message = fmt::format("no {} is called \"{}\"", node.field->name, node.text);
      const auto similar = similar_concepts(context_.gazetteer, *node.field, node.text);
      if (!similar.empty()) message += fmt::format("; there is {}", fmt::join(similar, ", "));
      throw QueryError(message, query_, node.offset);
    }
    // Who was named by actor: is chosen: only a seat has to be explained.
    const bool seat = context_.gazetteer[target].type == "government";
    Unit unit = finder_.concept_unit(target, seat ? node.text : "");
    note(unit);
    return unit;
  }

  // word:baku: the word in any form, with no actor or issue read in it.
  Query bare_words(const QueryNode& node) {
    if (node.quoted) return phrase_of(node.text, "");
    std::vector<Query> words;
    for (Unit& unit : finder_.plain(node.text)) {
      unit.label = "word " + unit.label;
      note(unit);
      words.push_back(unit.all);
    }
    ++concepts_;  // worth saying
    if (words.empty()) throw QueryError("this has no words", query_, node.offset);
    return combine(Query::OP_AND, words);
  }

  Query field_of(const QueryNode& node) {
    const schema::Field& field = *node.field;
    if (field.kind == schema::FieldKind::kConcept) return concept_of(node).meaning;
    if (field.kind == schema::FieldKind::kPlain) return bare_words(node);
    std::string problem;
    if (field.kind == schema::FieldKind::kMain || field.kind == schema::FieldKind::kPair) {
      return meaning_of(node);
    }
    const Query query = field_query(field, node.text, node.quoted, context_.database, problem);
    if (!problem.empty()) throw QueryError(problem, query_, node.offset);
    understood_.push_back(fmt::format("{}{} {}", excluding_ ? "not " : "", field.name, node.text));
    return query;
  }

  Query meaning_of(const QueryNode& node) {
    const schema::Field& field = *node.field;
    std::string problem;
    MeaningField made = field.kind == schema::FieldKind::kMain
                            ? about_field(node.text, context_.gazetteer, finder_, problem)
                            : pair_field(node.text, context_.gazetteer, finder_, problem);
    if (!problem.empty()) throw QueryError(problem, query_, node.offset);
    understood_.push_back(fmt::format("{}{} {}", excluding_ ? "not " : "", field.name, made.label));
    ++concepts_;
    if (!excluding_) {
      for (Unit& unit : made.units) wanted_.units.push_back(std::move(unit.wanted));
    }
    return made.query;
  }

  const std::string& query_;
  const PlanContext& context_;
  UnitFinder finder_;
  Wanted wanted_;
  std::vector<std::string> understood_;
  std::vector<std::vector<std::string>> actors_, issues_;
  size_t concepts_ = 0;
  size_t plain_units_ = 0;
  bool excluding_ = false;
};

}  // namespace

Plan plan_query(const std::string& query, const QueryNode& tree, const PlanContext& context) {
  return Planner(query, context).plan(tree);
}

Plan plan_words(const std::string& text, const PlanContext& context) {
  return Planner(text, context).plan_bag(text);
}

}  // namespace chancery
