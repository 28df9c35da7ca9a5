#include "search/plan/near_queries.h"

#include <vector>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "search/plan/combine.h"
#include "search/plan/folded_words.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kMaxCombinations = 400;  // of the sides' ways

// One way to meet a side: words that stand beside each other, or a concept's term.
using Sequence = std::vector<std::string>;

std::vector<Sequence> ways_of(const std::string& query, const QueryNode& node,
                              LeafQueries& leaves) {
  if (node.kind == QueryNode::kField) {
    std::vector<Sequence> ways;
    for (const std::string& id : leaves.concept_unit(node).concepts) {
      ways.push_back({schema::concept_term(node.field->prefix, id)});
    }
    return ways;
  }
  if (node.kind != QueryNode::kWords && node.kind != QueryNode::kPhrase) {
    throw QueryError("NEAR and ADJ do not nest with different distances", query, node.offset);
  }
  Sequence words = folded_words(node.text);
  if (words.empty()) throw QueryError("this has no words", query, node.offset);
  leaves.phrase(node.text);  // notes it for snippets
  return {words};
}

}  // namespace

// Xapian's NEAR takes plain terms only: every combination of the sides' ways is one NEAR of all
// their words, and ways of several words must also stand as phrases.
Query near_query(const std::string& query, const QueryNode& node, LeafQueries& leaves) {
  std::vector<std::vector<Sequence>> combinations = {{}};
  for (const QueryNode& child : node.children) {
    std::vector<std::vector<Sequence>> longer;
    for (const auto& ways = ways_of(query, child, leaves); const auto& head : combinations) {
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

}  // namespace chancery::search
