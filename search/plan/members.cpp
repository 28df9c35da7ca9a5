#include "search/plan/members.h"

#include <utility>

#include "search/plan/combine.h"

namespace chancery::search {

using Xapian::Query;

namespace {

bool has_positions(const Query& query) {
  if (query.get_type() == Query::OP_NEAR || query.get_type() == Query::OP_PHRASE) return true;
  for (size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (has_positions(query.get_subquery(i))) return true;
  return false;
}

}  // namespace

Members::Members(const Query& query) {
  if (query.empty()) return;
  if (has_positions(query)) {
    near_.push_back(query);
  } else {
    plain_ = query;
  }
}

Members::Members(std::vector<Query> near, const Query& needed, const Query& plain)
    : near_(std::move(near)), needed_(needed), plain_(plain) {}

Query Members::within(const Query& few) const {
  std::vector<Query> ways;
  if (!near_.empty()) ways.push_back(any_within(near_, few));
  if (!plain_.empty()) ways.push_back(plain_);
  return combine(Query::OP_OR, ways);
}

Query Members::needed() const {
  if (near_.empty()) return plain_;
  if (needed_.empty() || plain_.empty()) return needed_;
  return {Query::OP_OR, needed_, plain_};
}

Query any_within(const std::vector<Query>& near, const Query& few) {
  if (few.empty()) return combine(Query::OP_OR, near);
  std::vector<Query> ways;
  ways.reserve(near.size());
  for (const Query& way : near) ways.emplace_back(Query::OP_FILTER, way, few);
  return combine(Query::OP_OR, ways);
}

Query matching_both(const Query& one, const Query& other) {
  if (one.empty()) return other;
  return other.empty() ? one : Query(Query::OP_AND, one, other);
}

}  // namespace chancery::search
