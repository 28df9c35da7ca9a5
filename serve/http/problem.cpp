#include "serve/http/problem.h"

#include <utility>

#include "chancery/error.h"
#include "search/plan/request_error.h"
#include "search/render/json.h"

namespace chancery::serve {

using nlohmann::ordered_json;

Problem::Problem(int status, std::string detail, ordered_json members)
    : status_(status), detail_(std::move(detail)), members_(std::move(members)) {}

ordered_json Problem::json() const {
  ordered_json json{{"type", "about:blank"},
                    {"title", reason_of(status_)},
                    {"status", status_},
                    {"detail", detail_}};
  json.update(members_);
  return json;
}

Response response_of(const Problem& problem) {
  Response response{problem.status(),
                    {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}},
                    search::dump_json(problem.json()) + "\n"};
  if (problem.status() == 405)
    response.headers.emplace_back("Allow", problem.json().value("allow", "GET, HEAD"));
  if (problem.status() == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

Problem problem_of(const std::exception& error) {
  if (const auto* problem = dynamic_cast<const Problem*>(&error)) return *problem;
  if (const auto* query = dynamic_cast<const QueryError*>(&error))
    return {400, query->what(), {{"offset", query->offset()}, {"caret", query->caret()}}};
  if (dynamic_cast<const search::NotFound*>(&error)) return {404, error.what()};
  if (dynamic_cast<const search::RequestError*>(&error)) return {400, error.what()};
  // What is left of ours is a database that is gone, damaged or does not answer.
  if (dynamic_cast<const Error*>(&error)) return {503, error.what()};
  return {500, "this could not be answered, by a fault of the program"};
}

}  // namespace chancery::serve
