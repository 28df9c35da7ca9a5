#include "serve/api/parameters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "serve/http/problem.h"

namespace chancery::serve {

namespace {

constexpr size_t kShown = 40;  // columns of a wrong value that a sentence shows

Problem wrong(std::string_view name, const std::string& sentence) {
  return {400, sentence, {{"parameter", name}}};
}

std::string shown(std::string_view text) {
  return std::string(utf8::fit(utf8::inert(text), kShown));
}

std::optional<uint32_t> number_of(std::string_view text) {
  uint32_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || text.empty()) return std::nullopt;
  return value;
}

void check_choice(const Parameter& parameter, std::string_view value) {
  const auto& choices = parameter.choices;
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  throw wrong(parameter.name, fmt::format("{}={}: it takes {}", parameter.name, shown(value),
                                          fmt::join(choices, ", ")));
}

void check(const Parameter& parameter, const std::string& value) {
  switch (parameter.kind) {
    case ParameterKind::kText:
      if (parameter.required && trim(value).empty())
        throw wrong(parameter.name, fmt::format("{} is empty", parameter.name));
      return;
    case ParameterKind::kNumber: {
      const auto number = number_of(value);
      if (number && *number >= parameter.least && *number <= parameter.most) return;
      throw wrong(parameter.name,
                  fmt::format("{}={}: it takes a whole number from {} to {}", parameter.name,
                              shown(value), parameter.least, parameter.most));
    }
    case ParameterKind::kChoice:
      return check_choice(parameter, value);
    case ParameterKind::kChoices:
      for (const std::string_view one : split(value, ",")) check_choice(parameter, one);
      return;
    case ParameterKind::kFlag:
      if (value == "0" || value == "1") return;
      throw wrong(parameter.name,
                  fmt::format("{}={}: it takes 0 or 1", parameter.name, shown(value)));
  }
}

}  // namespace

Parameters::Parameters(std::span<const Parameter> table, const Target& target) : table_(table) {
  for (const auto& [name, value] : target.parameters) {
    const auto known = std::find_if(table.begin(), table.end(), [&, &name = name](const auto& one) {
      return one.name == name;
    });
    if (known == table.end()) {
      std::vector<std::string_view> names;
      for (const Parameter& one : table) names.push_back(one.name);
      throw wrong(shown(name),
                  fmt::format("{} takes no \"{}\"{}{}", shown(target.path), shown(name),
                              names.empty() ? "" : ", only ", fmt::join(names, ", ")));
    }
    std::vector<std::string>& values = values_[name];
    if (!values.empty() && !known->repeated)
      throw wrong(name, fmt::format("{} stands there twice", name));
    check(*known, value);
    values.push_back(value);
  }
  for (const Parameter& one : table) {
    if (one.required && !has(one.name))
      throw wrong(one.name, fmt::format("{} is missing", one.name));
  }
}

std::string Parameters::text(std::string_view name) const {
  const auto given = values_.find(name);
  if (given != values_.end()) return given->second.back();
  for (const Parameter& one : table_)
    if (one.name == name) return std::string(one.preset);
  return "";
}

std::vector<std::string> Parameters::all(std::string_view name) const {
  const auto given = values_.find(name);
  return given == values_.end() ? std::vector<std::string>() : given->second;
}

uint32_t Parameters::number(std::string_view name) const {
  return number_of(text(name)).value_or(0);
}

bool Parameters::flag(std::string_view name) const {
  return text(name) == "1";
}

std::vector<std::string> Parameters::choices(std::string_view name) const {
  std::vector<std::string> found;
  const std::string value = text(name);
  if (value.empty()) return found;
  for (const std::string_view one : split(value, ",")) {
    if (std::find(found.begin(), found.end(), one) == found.end()) found.emplace_back(one);
  }
  return found;
}

}  // namespace chancery::serve
