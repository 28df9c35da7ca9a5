#include "search/plan/tree_shape.h"

#include <fmt/format.h>

#include <algorithm>

namespace chancery::search {

bool filters_only(const schema::Field& field) {
  return field.kind == schema::FieldKind::kExact || field.kind == schema::FieldKind::kRange ||
         field.kind == schema::FieldKind::kMark;
}

bool narrows(const schema::Field& field) {
  return field.kind == schema::FieldKind::kMain || field.kind == schema::FieldKind::kPair;
}

bool only_fields(const QueryNode& node, bool (*fits)(const schema::Field&)) {
  if (node.kind == QueryNode::kField) return fits(*node.field);
  return node.kind == QueryNode::kOr &&
         std::all_of(node.children.begin(), node.children.end(),
                     [&](const QueryNode& child) { return only_fields(child, fits); });
}

std::string key_of(const QueryNode& node) {
  return fmt::format("{} {} {} {} {} {} {}", static_cast<int>(node.kind), node.required,
                     node.excluded, node.distance, node.boost, node.field ? node.field->name : "",
                     node.text);
}

size_t count_operators(const QueryNode& node) {
  const bool operation =
      node.kind == QueryNode::kAnd || node.kind == QueryNode::kOr || node.kind == QueryNode::kXor;
  size_t count = operation ? 1 : 0;
  size_t held = 0;  // beside other parts
  for (const QueryNode& child : node.children) {
    count += count_operators(child) + (child.excluded || child.required ? 1 : 0);
    held += node.kind == QueryNode::kSequence && child.kind == QueryNode::kField ? 1 : 0;
  }
  return count == 0 ? 0 : count + held;
}

}  // namespace chancery::search
