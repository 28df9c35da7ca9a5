// The API's description in the terms of OpenAPI 3.1, made of the table of routes and schemas.json.
#pragma once

#include <nlohmann/json.hpp>

#include "serve/api/parameters.h"
#include "serve/http/message.h"

namespace chancery::serve {

nlohmann::ordered_json openapi();
// The schema of what a parameter takes.
nlohmann::ordered_json parameter_schema(const Parameter& parameter);
Response openapi_response();

}  // namespace chancery::serve
