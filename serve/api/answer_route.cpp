// What all answers of the API have in common: parameters, the revision, problems.
#include <fmt/format.h>

#include <exception>

#include "chancery/paths.h"
#include "search/saved/saved_searches.h"
#include "serve/api/route.h"
#include "serve/http/problem.h"

namespace chancery::serve {

namespace {

// Changes whenever an answer of the database may: with it, with the day (queries may say "last 90
// days") and with the program. Weak, for each answer says how long it took.
std::string etag_of(const std::string& revision) {
  if (revision.empty()) return "";
  const size_t hash = std::hash<std::string>()(revision + search::today() + std::string(version()));
  return fmt::format("W/\"{:016x}\"", hash);
}

// If-None-Match, RFC 9110, section 13.1.2: a list of tags.
bool names_tag(const Request& request, const std::string& tag) {
  for (const std::string_view list : request.all("if-none-match")) {
    if (list == "*" || list.find(std::string_view(tag).substr(2)) != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace

Response answer_route(const Route& route, const Request& request, const Target& target,
                      search::AnswerSource& source, const Place& place) {
  try {
    const Parameters parameters(route.parameters, target);
    // Kept by the user's browser alone, and asked about each time.
    Response response{200, {{"Cache-Control", "private, no-cache"}, {"Vary", "Authorization"}}, ""};
    const std::string tag = route.of_database ? etag_of(source.revision()) : "";
    if (!tag.empty()) {
      response.headers.emplace_back("ETag", tag);
      if (names_tag(request, tag)) {
        response.status = 304;
        return response;
      }
    }
    response.headers.emplace_back("Content-Type", route.type);
    const std::string_view host = request.one("host").value_or("");
    response.body = route.answer({source, parameters, place, host});
    return response;
  } catch (const std::exception& error) {
    return response_of(problem_of(error));
  }
}

}  // namespace chancery::serve
