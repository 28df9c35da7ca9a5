#include "search/plan/built_query.h"

#include <algorithm>

#include "search/plan/all_documents.h"
#include "search/plan/combine.h"
#include "search/plan/tree_shape.h"

namespace chancery::search {

using Xapian::Query;

namespace {

// Whether all parts but one have enough of the information to be found (loose_query).
bool have_most_without(const std::vector<QueryPart>& parts, size_t left_out) {
  double all = 0;
  for (const QueryPart& part : parts) all += part.information;
  return all - parts[left_out].information >= kMost * all;
}

}  // namespace

Query loose_query(const std::vector<QueryPart>& parts, double share) {
  std::vector<Query> any;
  any.reserve(parts.size());
  for (const QueryPart& part : parts) any.push_back(part.any);
  const Query ranked = combine(Query::OP_OR, any);
  const Query members = most_of(parts, share);
  if (ranked.empty() || members.empty()) return ranked;
  return {Query::OP_FILTER, ranked, members};
}

Query telling_query(const std::vector<QueryPart>& parts) {
  const auto most = std::max_element(
      parts.begin(), parts.end(),
      [](const QueryPart& a, const QueryPart& b) { return a.information < b.information; });
  return most == parts.end() ? Query() : most->member.all();
}

void LevelQuery::add(const QueryNode& child, const BuiltQuery& made) {
  const bool field = only_fields(child, is_any);
  if (child.excluded) {
    out.push_back(made.strict);
  } else if (only_fields(child, filters_only)) {
    filters.push_back(made.strict);
  } else if (only_fields(child, narrows)) {
    meanings.push_back(made.strict);
  } else if (field || child.required || child.kind == QueryNode::kAll) {
    must.push_back(made.strict);
    plus = plus || (child.required && !field);
  } else {
    all.push_back(made.strict);
    if (made.parts.empty()) {
      parts.push_back({0, made.loose, made.loose, ""});
    } else {
      parts.insert(parts.end(), made.parts.begin(), made.parts.end());
    }
  }
}

Query LevelQuery::finish(const Query& free, bool optional) const {
  std::vector<Query> joined = must;
  std::vector<Query> narrowing = filters;
  // What narrows by meaning ranks only where nothing else does.
  auto& ranking = all.empty() && must.empty() ? joined : narrowing;
  ranking.insert(ranking.end(), meanings.begin(), meanings.end());
  if (!free.empty() && !optional) joined.push_back(free);
  Query query = combine(Query::OP_AND, joined);
  if (!free.empty() && optional) query = Query(Query::OP_AND_MAYBE, query, free);
  if (query.empty()) query = all_documents();
  if (!narrowing.empty()) {
    query = Query(Query::OP_FILTER, query, combine(Query::OP_AND, narrowing));
  }
  if (!out.empty()) query = Query(Query::OP_AND_NOT, query, combine(Query::OP_OR, out));
  return query;
}

Query LevelQuery::needed_beside(size_t part, size_t left_out) const {
  Query needed;
  for (size_t i = 0; i < parts.size(); ++i)
    if (i != part && i != left_out && is_selective(parts[i]))
      needed = matching_both(needed, parts[i].member.needed());
  return needed;
}

// What has the members of all parts but one, and not that.
Query LevelQuery::without(size_t left_out) const {
  std::vector<Query> others;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i != left_out) others.push_back(parts[i].member.within(needed_beside(i, left_out)));
  }
  const Query lacking = parts[left_out].member.within(needed_beside(left_out, left_out));
  return finish({Query::OP_AND_NOT, combine(Query::OP_AND, others), lacking}, false);
}

BuiltQuery LevelQuery::build(const std::function<double(const Query&)>& measure) {
  constexpr size_t kFew = 4;
  BuiltQuery built;
  for (QueryPart& part : parts) {
    if (parts.size() > 1 && part.information == kNotMeasured)
      part.information = measure(part.member.all());
  }
  for (size_t i = 0; parts.size() > 1 && parts.size() <= kFew && i < parts.size(); ++i) {
    if (!parts[i].label.empty() && have_most_without(parts, i))
      built.all_but.emplace_back(parts[i].label, without(i));
  }
  built.strict = finish(combine(Query::OP_AND, all), false);
  built.loose = finish(loose_query(parts), plus);
  built.telling = finish(telling_query(parts), plus);
  if (parts.size() > 1 && !plus) {
    built.with_share = [level = *this](double share) {
      return level.finish(loose_query(level.parts, share), false);
    };
  }
  const bool plain = must.empty() && filters.empty() && meanings.empty() && out.empty();
  if (plain) built.parts = parts;
  return built;
}

}  // namespace chancery::search
