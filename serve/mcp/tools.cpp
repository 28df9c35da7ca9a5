#include "serve/mcp/tools.h"

#include <algorithm>
#include <cmath>

#include "chancery/json_text.h"
#include "search/option_values.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "serve/api/documents.h"
#include "serve/api/limits.h"
#include "serve/api/openapi.h"
#include "serve/http/problem.h"
#include "serve/mcp/shapes.h"

namespace chancery::serve {

namespace {

using search::ViewKind;
using enum ParameterKind;

constexpr std::string_view kOrders[] = {"relevance", "date", "-date"};
constexpr std::string_view kUnits[] = {"year", "month"};
constexpr std::string_view kSides[] = {"left", "right"};
constexpr std::string_view kStatementOrders[] = {"time", "speaker", "relevance"};

constexpr Parameter kQuery{
    "query", kText,
    "words, \"phrases\", names of actors and matters, and fields such as actor:iran, "
    "issue:sanctions, date:2022..2024, publisher:, lang:, title:; * finds all documents",
    "", true};
constexpr Parameter kEvery{"query", kText, "as of the tool search; without one all documents", "*"};

constexpr Parameter count(std::string_view preset, uint32_t most) {
  return {"count", kNumber, "how many at most", preset, false, {}, 1, most};
}

constexpr Parameter kSearch[] = {
    kQuery,
    count("5", 20),
    {"offset", kNumber, "hits that are left out before them", "0", false, {}, 0, kMostOffset},
    {"sort", kChoice, "by fit, oldest first or newest first", "", false, kOrders}};
constexpr Parameter kRead[] = {
    {"id", kText, "a hit's id", "", true},
    {"start", kNumber, "the byte to begin at", "0", false, {}, 0, UINT32_MAX},
    {"length", kNumber, "about how many bytes", "12000", false, {}, 1'000, 40'000}};
constexpr Parameter kWho[] = {
    kEvery,
    {"issue", kText, "a matter by any of its names; without one that of the query"},
    count("15", 100)};
constexpr Parameter kWhat[] = {
    kEvery,
    {"actor", kText, "an actor by any name; without one that of the query"},
    count("15", 100)};
constexpr Parameter kMatrix[] = {kEvery,
                                 {"rows", kNumber, "actors", "10", false, {}, 1, 30},
                                 {"columns", kNumber, "matters", "8", false, {}, 1, 30}};
constexpr Parameter kTimeline[] = {
    kEvery, {"by", kChoice, "the length of the times; else what fits", "", false, kUnits}};
constexpr Parameter kKwic[] = {
    kEvery,
    {"words", kText, "the words that stand in the middle", "", true},
    count("20", 100),
    {"by", kChoice, "sorted by the words on that side", "", false, kSides}};

constexpr Parameter kSaid[] = {
    kEvery,
    {"subject", kText,
     "an actor and words of what is said, such as: iran corridor; without it the statements of the "
     "query's documents"},
    count("20", 100),
    {"by", kChoice, "sorted by", "time", false, kStatementOrders}};

Json search_documents(search::AnswerSource& source, const Parameters& given) {
  search::SearchOptions options;
  options.count = given.number("count");
  options.offset = given.number("offset");
  options.sort_chosen = given.has("sort");
  if (options.sort_chosen) options.sort = search::sort_of(given.text("sort"));
  options.seconds = kQuerySeconds;
  return found_json(source.search(given.text("query"), options));
}

Json read_document(search::AnswerSource& source, const Parameters& given) {
  return read_json(document_of(source, given.text("id")), given.number("start"),
                   given.number("length"));
}

Json picture(search::AnswerSource& source, const Parameters& given,
             const search::ViewRequest& request, const std::string& list) {
  Json json = search::view_json(source.view(given.text("query"), request));
  shorten(json, list);
  return json;
}

Json who(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kWho;
  request.subject = given.text("issue");
  request.most = given.number("count");
  return picture(source, given, request, "values");
}

Json what(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kWhat;
  request.subject = given.text("actor");
  request.most = given.number("count");
  return picture(source, given, request, "values");
}

Json matrix(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kMatrix;
  request.rows = given.number("rows");
  request.columns = given.number("columns");
  return search::view_json(source.view(given.text("query"), request));
}

Json timeline(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kTimeline;
  request.most = 0;
  search::set_order(given.text("by"), request);
  return picture(source, given, request, "values");
}

Json kwic(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kKwic;
  request.subject = given.text("words");
  request.most = given.number("count");
  search::set_order(given.text("by"), request);
  return picture(source, given, request, "lines");
}

Json said(search::AnswerSource& source, const Parameters& given) {
  search::ViewRequest request;
  request.kind = ViewKind::kSaid;
  request.subject = given.text("subject");
  request.most = given.number("count");
  search::set_order(given.text("by"), request);
  return picture(source, given, request, "statements");
}

Json coverage(search::AnswerSource& source, const Parameters&) {
  return search::coverage_json(source.coverage());
}

constexpr Tool kTools[] = {
    {"search", "Search documents",
     "Finds documents and the sentences that answer a query. Quote sentences as they are and put "
     "the hit's citation under them. total says how many documents there are.",
     kSearch, "found", search_documents},
    {"read", "Read a document",
     "Gives a part of a document's text by its id, from a byte on; next is where the next part "
     "begins, statements who is reported to say what in it. Read around a sentence before you rely "
     "on it.",
     kRead, "read_part", read_document},
    {"who", "Who is mentioned with a matter",
     "Counts documents in which a sentence mentions an actor (state, government, leader, "
     "organisation, armed group) together with a matter.",
     kWho, "bars", who},
    {"what", "What an actor is mentioned with",
     "Counts documents in which a sentence mentions a matter together with an actor.", kWhat,
     "bars", what},
    {"matrix", "Actors and matters",
     "Counts, for the actors and matters of a query's documents, in how many a sentence mentions "
     "both.",
     kMatrix, "matrix", matrix},
    {"timeline", "When", "Counts a query's documents by year or month.", kTimeline, "timeline",
     timeline},
    {"kwic", "Words in context",
     "Shows every place of some words with what stands to the left and right of them.", kKwic,
     "kwic", kwic},
    {"said", "Who says it",
     "Lists what an actor is reported to say, or who says something on a matter: each statement "
     "with its speaker, what it does (denies, warns, demands ...) and where it stands. speaker is "
     "null where the text does not tell.",
     kSaid, "said", said},
    {"coverage",
     "What answers rest on",
     "Says how many documents there are, how new they are, in which languages, and how much could "
     "not be read. What is not in them is not said by anybody here.",
     {},
     "coverage",
     coverage},
};

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

std::span<const Tool> tools() {
  return kTools;
}

Json tools_list() {
  auto list = Json::array();
  for (const Tool& tool : kTools) {
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
  const auto* const tool = std::find_if(std::begin(kTools), std::end(kTools),
                                        [&](const Tool& one) { return one.name == name; });
  if (tool == std::end(kTools)) throw RpcError(kInvalidParams, "there is no tool of that name");
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
