// What can be told of a query's tree before anything is looked up.
#pragma once

#include <cstddef>
#include <string>

#include "search/parse/query_tree.h"

namespace chancery::search {

// Exact values and ranges filter and do not rank.
bool filters_only(const schema::Field& field);
// By meaning: what a picture of the hits is narrowed by must not change their order.
bool narrows(const schema::Field& field);
inline bool is_any(const schema::Field&) {
  return true;
}

// Whether a node is a field, or an OR of fields, that `fits` takes.
bool only_fields(const QueryNode& node, bool (*fits)(const schema::Field&));

inline bool is_leaf(const QueryNode& node) {
  return node.children.empty();
}
// Equal for leaves that ask for the same.
std::string key_of(const QueryNode& node);

// How many operators, signs and fields have to be seen together to know what each holds for; 0 for
// a query that has only fields and words.
size_t count_operators(const QueryNode& node);

}  // namespace chancery::search
