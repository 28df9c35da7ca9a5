#include "serve/mcp/tools.h"

#include <algorithm>
#include <cmath>

#include "chancery/json_text.h"
#include "search/render/json.h"
#include "serve/api/openapi.h"
#include "serve/http/problem.h"
#include "serve/mcp/shapes.h"

namespace chancery::serve {

namespace {

Json input_schema(const Tool& tool) {
  auto properties = Json::object();
  auto required = Json::array();
  for (const Parameter& parameter : tool.parameters) {
    Json schema = parameter_schema(parameter);
    schema["description"] = parameter.help;
    properties[std::string(parameter.name)] = std::move(schema);
    if (parameter.required) required.push_back(parameter.name);
  }
  Json schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

// An argument as an address would have it.
std::string as_text(const std::string& name, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "1" : "0";
  if (value.is_number_integer()) return json_text(value);
  if (value.is_number_float()) {
    const double number = value.get<double>();
    constexpr double kExact = 9e15;  // above it not every whole number is one
    if (std::trunc(number) == number && std::abs(number) < kExact)
      return std::to_string(static_cast<int64_t>(number));
    return json_text(value);
  }
  throw Problem(400, name + " must be text or a number");
}

Target target_of(const Tool& tool, const Json& arguments) {
  Target target;
  target.path = tool.name;
  for (const auto& [name, value] : arguments.items()) {
    if (!value.is_null()) target.parameters.emplace_back(name, as_text(name, value));
  }
  return target;
}

Json text_content(const std::string& text) {
  return Json::array({{{"type", "text"}, {"text", text}}});
}

}  // namespace

Json tools_list() {
  auto list = Json::array();
  for (const Tool& tool : tools()) {
    list.push_back({{"name", tool.name},
                    {"title", tool.title},
                    {"description", tool.description},
                    {"inputSchema", input_schema(tool)},
                    {"outputSchema", result_schema(std::string(tool.schema))},
                    {"annotations", {{"readOnlyHint", true}, {"openWorldHint", false}}}});
  }
  return {{"tools", std::move(list)}};
}

Json call_tool(search::AnswerSource& source, const Json& params) {
  const std::string name = text_member(params, "name");
  const std::span<const Tool> all = tools();
  const auto tool =
      std::find_if(all.begin(), all.end(), [&](const Tool& one) { return one.name == name; });
  if (tool == all.end()) throw RpcError(kInvalidParams, "there is no tool of that name");
  const Json arguments = params.value("arguments", Json::object());
  if (!arguments.is_object()) throw RpcError(kInvalidParams, "arguments must be an object");
  try {
    Json result = tool->call(source, Parameters(tool->parameters, target_of(*tool, arguments)));
    Json content = text_content(search::dump_json(result));
    return {{"content", std::move(content)}, {"structuredContent", std::move(result)}};
  } catch (const std::exception& error) {
    const Problem problem = problem_of(error);
    const Json told = problem.json();
    std::string text = problem.what();
    if (told.contains("caret")) text += "\n" + told["caret"].get<std::string>();
    return {{"content", text_content(text)}, {"isError", true}};
  }
}

}  // namespace chancery::serve
