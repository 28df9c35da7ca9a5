// The tools that an assistant may call: questions to the database, none of which changes anything.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "search/answer/answer_source.h"
#include "serve/api/parameters.h"
#include "serve/mcp/message.h"

namespace chancery::serve {

struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::span<const Parameter> parameters;
  std::string_view schema;  // name of the result's
  Json (*call)(search::AnswerSource& source, const Parameters& given);
};

std::span<const Tool> tools();

// {"tools": […]}, each with the schemas of what it takes and gives.
Json tools_list();
// The result of a call. What is wrong with the arguments, or with the database, is in the result,
// for the assistant to read; an unknown tool is an RpcError.
Json call_tool(search::AnswerSource& source, const Json& params);

}  // namespace chancery::serve
