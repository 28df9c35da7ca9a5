#include "serve/mcp/prompts.h"

#include <map>
#include <optional>

#include "chancery/json_text.h"
#include "serve/embedded/embedded_files.h"

namespace chancery::serve {

namespace {

constexpr size_t kLongestArgument = 500;
constexpr size_t kMostCompletions = 100;  // as many as the protocol takes

const Json& prompts() {
  static const Json kPrompts = [] {
    for (const EmbeddedFile& file : embedded_files())
      if (file.name == "mcp/prompts.json") return parse_ordered_json(file.content);
    return Json::array();
  }();
  return kPrompts;
}

// The line with each "{name}" replaced; absent where one has no value.
std::optional<std::string> filled(const std::string& line,
                                  const std::map<std::string, std::string>& values) {
  std::string out;
  for (size_t pos = 0;;) {
    const size_t open = line.find('{', pos);
    out += line.substr(pos, open - pos);
    if (open == std::string::npos) return out;
    const size_t close = line.find('}', open);
    const auto value = values.find(line.substr(open + 1, close - open - 1));
    if (value == values.end()) return std::nullopt;
    out += value->second;
    pos = close + 1;
  }
}

std::map<std::string, std::string> values_of(const Json& prompt, const Json& params) {
  const Json given = params.value("arguments", Json::object());
  if (!given.is_object()) throw RpcError(kInvalidParams, "arguments must be an object");
  std::map<std::string, std::string> values;
  for (const Json& argument : prompt["arguments"]) {
    const std::string name = argument["name"];
    const std::string value = text_member(given, name);
    if (value.size() > kLongestArgument) throw RpcError(kInvalidParams, name + " is too long");
    if (!value.empty()) {
      values[name] = value;
    } else if (argument["required"].get<bool>()) {
      throw RpcError(kInvalidParams, "the prompt needs " + name);
    }
  }
  return values;
}

}  // namespace

Json prompts_list() {
  auto list = Json::array();
  for (const Json& prompt : prompts()) {
    list.push_back(prompt);
    list.back().erase("text");
  }
  return {{"prompts", std::move(list)}};
}

Json get_prompt(const Json& params) {
  const std::string name = text_member(params, "name");
  for (const Json& prompt : prompts()) {
    if (prompt["name"] != name) continue;
    const auto values = values_of(prompt, params);
    std::string text;
    for (const Json& line : prompt["text"]) {
      if (const auto shown = filled(line.get<std::string>(), values))
        text += (text.empty() ? "" : "\n") + *shown;
    }
    Json message{{"role", "user"}, {"content", {{"type", "text"}, {"text", text}}}};
    return {{"description", prompt["description"]},
            {"messages", Json::array({std::move(message)})}};
  }
  throw RpcError(kInvalidParams, "there is no prompt of that name");
}

Json complete_argument(search::AnswerSource& source, const Json& params) {
  const Json argument = params.value("argument", Json::object());
  if (!argument.is_object()) throw RpcError(kInvalidParams, "argument must be an object");
  const std::string name = text_member(argument, "name");
  const std::string value = text_member(argument, "value");
  std::vector<std::string> found;
  const bool short_enough = !value.empty() && value.size() <= kLongestArgument;
  if (short_enough && name == "issue")
    found = source.concept_names(ConceptKind::kIssue, value, kMostCompletions);
  if (short_enough && (name == "actor" || name == "other"))
    found = source.concept_names(ConceptKind::kActor, value, kMostCompletions);
  const bool more = found.size() == kMostCompletions;
  return {{"completion", {{"values", std::move(found)}, {"hasMore", more}}}};
}

}  // namespace chancery::serve
