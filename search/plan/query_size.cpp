#include "search/plan/query_size.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "chancery/error.h"
#include "search/plan/tree_shape.h"

namespace chancery::search {

namespace {

size_t size_in_words(const std::string& text) {
  constexpr size_t kMostRead = kMostParts / 2;  // of plain text no more are read (see Planner)
  return std::min(kMostRead, 1 + static_cast<size_t>(std::count(text.begin(), text.end(), ' ')));
}

size_t parts_of(const QueryNode& node) {
  switch (node.kind) {
    case QueryNode::kWords:
      return size_in_words(node.text);
    case QueryNode::kPattern:
    case QueryNode::kFuzzy:
    case QueryNode::kNumbers:
    case QueryNode::kNear:
    case QueryNode::kAdjacent:
      return kPartsOfPattern;
    case QueryNode::kSameSentence:
    case QueryNode::kSameParagraph:
    case QueryNode::kSameStatement:
      return kPartsOfPlace;
    default:
      return node.children.empty() ? 1 : 0;
  }
}

void add_parts(const std::string& query, const QueryNode& node, size_t& parts) {
  parts += parts_of(node);
  if (parts > kMostParts) {
    throw QueryError(
        fmt::format("the query has too many parts: it may have {} words, {} patterns or {} /s and "
                    "/p",
                    kMostParts, kMostParts / kPartsOfPattern, kMostParts / kPartsOfPlace),
        query, node.offset);
  }
  std::set<std::string> known;  // equal parts count once, as the planner has them
  for (const QueryNode& child : node.children) {
    if (child.children.empty() && !known.insert(key_of(child)).second) continue;
    add_parts(query, child, parts);
  }
}

}  // namespace

void check_size(const std::string& query, const QueryNode& tree) {
  size_t parts = 0;
  add_parts(query, tree, parts);
}

}  // namespace chancery::search
