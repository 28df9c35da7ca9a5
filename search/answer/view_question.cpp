#include "search/answer/view_question.h"

#include <fmt/format.h>

#include "search/parse/query_tree.h"
#include "search/plan/request_error.h"
#include "search/plan/statement_question.h"

namespace chancery::search {
namespace {

constexpr size_t kMostSeries = 6;

bool has_operators(const std::string& query) {
  const QueryNode::Kind kind = parse_query(query).kind;
  return kind == QueryNode::kAnd || kind == QueryNode::kOr || kind == QueryNode::kXor;
}

}  // namespace

std::string query_of_view(const std::string& query, const ViewRequest& request,
                          const Gazetteer& gazetteer) {
  const std::string all = query.empty() ? "*" : query;
  // ":said iran corridor" asks by itself; without words the query at hand is asked.
  if (request.kind == ViewKind::kSaid)
    return statement_query(request.subject.empty() ? all : request.subject, gazetteer);
  // So does ":chronicle karabakh".
  return request.kind == ViewKind::kChronicle && !request.subject.empty() ? request.subject : all;
}

std::vector<SeriesQuestion> series_of_view(const std::string& query, const ViewRequest& request) {
  const std::vector<std::string>& parts = request.series;
  if (parts.size() > kMostSeries)
    throw RequestError(fmt::format("a picture takes {} series at most", kMostSeries));
  const bool joined = request.says && !parts.empty() && !has_operators(query);
  std::vector<SeriesQuestion> series;
  for (const std::string& part : parts) {
    series.push_back({part, query == "*" ? part
                            : joined     ? query + " " + part
                                         : fmt::format("({}) AND ({})", query, part)});
  }
  return series;
}

}  // namespace chancery::search
