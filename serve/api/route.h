// The routes of the API: one table, from which requests are answered and /openapi.json is written.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/answer/answer_source.h"
#include "serve/api/parameters.h"
#include "serve/http/message.h"

namespace chancery::serve {

// What all requests share.
struct Place {
  std::vector<std::string> databases;  // that are served, as absolute paths
  std::filesystem::path saved;         // the directory of saved queries
  bool saves = false;                  // which may be written
};

struct Call {
  search::AnswerSource& source;
  const Parameters& parameters;
  const Place& place;
  std::string_view host = {};  // as the request names us
};

struct Route {
  std::string_view path;
  std::string_view summary;
  std::span<const Parameter> parameters;
  std::string_view schema;  // name of the answer's in schemas.json; empty: it is no JSON
  std::string_view type;    // media type
  // The body of the answer. Throws as problem_of understands it.
  std::string (*answer)(const Call&);
  // Whether all that the answer depends on is in the database.
  bool of_database = true;
  bool writes = false;  // asked by POST, which has no body either
};

std::span<const Route> routes();
const Route* find_route(std::string_view path);

// The answer to a request whose path is `route`'s.
Response answer_route(const Route& route, const Request& request, const Target& target,
                      search::AnswerSource& source, const Place& place);

}  // namespace chancery::serve
