#include "serve/api/openapi.h"

#include <string>

#include "chancery/paths.h"
#include "search/render/json.h"
#include "serve/api/route.h"
#include "serve/api/schemas.h"

namespace chancery::serve {

using nlohmann::ordered_json;

namespace {

ordered_json choices_of(const Parameter& parameter) {
  auto list = ordered_json::array();
  for (const std::string_view choice : parameter.choices) list.push_back(choice);
  return list;
}

ordered_json reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

ordered_json parameter_json(const Parameter& parameter) {
  ordered_json json{{"name", parameter.name},
                    {"in", "query"},
                    {"description", parameter.help},
                    {"required", parameter.required},
                    {"schema", parameter_schema(parameter)}};
  if (parameter.repeated) json["explode"] = true;
  if (parameter.kind == ParameterKind::kChoices) json["explode"] = false;
  return json;
}

ordered_json operation_json(const Route& route) {
  auto parameters = ordered_json::array();
  for (const Parameter& parameter : route.parameters)
    parameters.push_back(parameter_json(parameter));
  ordered_json content;
  content[std::string(route.type.substr(0, route.type.find(';')))] =
      route.schema.empty() ? ordered_json::object()
                           : ordered_json{{"schema", reference(route.schema)}};
  ordered_json problem{{"application/problem+json", {{"schema", reference("problem")}}}};
  ordered_json responses;
  responses["200"] = {{"description", "the answer"}, {"content", std::move(content)}};
  responses["304"] = {{"description", "what If-None-Match names is still right"}};
  responses["default"] = {{"description", "what is wrong"}, {"content", std::move(problem)}};
  return {{"summary", route.summary},
          {"parameters", std::move(parameters)},
          {"responses", std::move(responses)}};
}

}  // namespace

ordered_json parameter_schema(const Parameter& parameter) {
  ordered_json schema;
  switch (parameter.kind) {
    case ParameterKind::kText:
      schema = {{"type", "string"}};
      break;
    case ParameterKind::kNumber:
      schema = {{"type", "integer"}, {"minimum", parameter.least}, {"maximum", parameter.most}};
      break;
    case ParameterKind::kChoice:
      schema = {{"type", "string"}, {"enum", choices_of(parameter)}};
      break;
    case ParameterKind::kChoices:
      schema = {{"type", "array"},
                {"items", {{"type", "string"}, {"enum", choices_of(parameter)}}}};
      break;
    case ParameterKind::kFlag:
      schema = {{"type", "integer"}, {"enum", {0, 1}}};
      break;
  }
  if (!parameter.preset.empty()) {
    const bool number =
        parameter.kind == ParameterKind::kNumber || parameter.kind == ParameterKind::kFlag;
    if (number) {
      schema["default"] = std::stoul(std::string(parameter.preset));
    } else {
      schema["default"] = parameter.preset;
    }
  }
  if (!parameter.repeated) return schema;
  return {{"type", "array"}, {"items", std::move(schema)}};
}

ordered_json openapi() {
  auto paths = ordered_json::object();
  for (const Route& route : routes())
    paths[std::string(route.path)] = {{route.writes ? "post" : "get", operation_json(route)}};
  const ordered_json bearer{{"type", "http"}, {"scheme", "bearer"}};
  return {{"openapi", "3.1.0"},
          {"info", {{"title", "Chancery"}, {"version", version()}}},
          {"security", ordered_json::array({{{"token", ordered_json::array()}}})},
          {"paths", std::move(paths)},
          {"components", {{"schemas", schemas()}, {"securitySchemes", {{"token", bearer}}}}}};
}

Response openapi_response() {
  static const std::string kText = search::dump_json(openapi(), 1) + "\n";
  return {200, {{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}}, kText};
}

}  // namespace chancery::serve
