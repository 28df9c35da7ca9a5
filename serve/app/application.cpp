#include "serve/app/application.h"

#include <utility>

#include "serve/api/openapi.h"
#include "serve/app/page.h"
#include "serve/http/problem.h"

namespace chancery::serve {

namespace {

bool is_private(std::string_view path) {
  return path.starts_with("/api/") || path == "/feed";
}

}  // namespace

Application::Application(Access access, Place place,
                         std::vector<std::unique_ptr<search::AnswerSource>> sources)
    : guard_(std::move(access)), place_(std::move(place)), workers_(std::move(sources)) {}

void Application::handle(Request request, Done done) {
  try {
    respond(std::move(request), done);
  } catch (const std::exception& error) {
    done(with_safety(response_of(problem_of(error))));
  }
}

void Application::respond(Request request, const Done& done) {
  guard_.check_sender(request);
  Target target = read_target(request.target);
  const Route* const route = is_private(target.path) ? find_route(target.path) : nullptr;
  const bool posts = request.method == "POST";
  if (posts && !(route && route->writes))
    throw Problem(405, "only GET and HEAD are answered at this address");
  if (!is_private(target.path)) {
    if (auto file = page_file(target.path, request)) return done(with_safety(std::move(*file)));
    if (target.path == "/openapi.json") return done(with_safety(openapi_response()));
    throw Problem(404, "there is nothing at this address");
  }
  Guard::check_site(request);
  if (!guard_.has_token(request)) {
    Response response = response_of(
        Problem(401, "the token is missing or wrong: open the link that chancery-serve printed"));
    // A feed reader asks its user, a page must not.
    const bool feed = target.path == "/feed";
    response.headers.emplace_back("WWW-Authenticate", feed ? "Basic realm=\"Chancery\"" : "Bearer");
    return done(with_safety(std::move(response)));
  }
  if (!route) throw Problem(404, "the API has no such address; /openapi.json lists all");
  if (route->writes && !posts) throw Problem(405, "this address takes a POST", {{"allow", "POST"}});
  workers_.submit([this, route, request = std::move(request), target = std::move(target),
                   done](search::AnswerSource& source) {
    done(with_safety(answer_route(*route, request, target, source, place_)));
  });
}

}  // namespace chancery::serve
