#include "indexer/extract/web/script_dates.h"

#include "chancery/strings.h"
#include "indexer/clean/hints.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMostValues = 16;
constexpr size_t kMostName = 40;   // bytes
constexpr size_t kMostValue = 40;  // bytes

bool is_of_name(char c) {
  return is_letter(c) || c == '_' || c == '-';
}

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

// The string behind a name that ends at `at`: `": "VALUE"`, `: 'VALUE'`, `\": \"VALUE\"`.
std::string_view value_behind(std::string_view script, size_t at) {
  const auto skip = [&](auto skipped) {
    while (at < script.size() && skipped(script[at])) ++at;
  };
  skip([](char c) { return is_quote(c) || c == '\\' || c == ' '; });
  if (at >= script.size() || script[at] != ':') return {};
  ++at;
  skip([](char c) { return c == '\\' || c == ' '; });
  if (at >= script.size() || !is_quote(script[at])) return {};
  const size_t end = script.find_first_of("\"'\\", ++at);
  if (end == script.npos || end - at > kMostValue) return {};
  return script.substr(at, end - at);
}

}  // namespace

void add_published(std::string_view script, std::vector<std::string>& values) {
  // "publish", "published", "publication"
  constexpr std::string_view kRoot = "ubli";
  for (size_t at = 0; (at = script.find(kRoot, at)) != script.npos; at += kRoot.size()) {
    size_t begin = at;
    while (begin > 0 && at - begin < kMostName && is_of_name(script[begin - 1])) --begin;
    size_t end = at;
    while (end < script.size() && end - at < kMostName && is_of_name(script[end])) ++end;
    if (!says_published(script.substr(begin, end - begin))) continue;
    if (const std::string_view value = value_behind(script, end); !value.empty())
      values.emplace_back(value);
    if (values.size() >= kMostValues) return;
  }
}

}  // namespace chancery::indexer
