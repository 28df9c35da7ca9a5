#include "indexer/extract/text/json_items.h"

#include <algorithm>

#include "indexer/extract/text/json_record.h"

namespace chancery::indexer {

namespace {
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kBetween = ", \t\r\n";
}  // namespace

void JsonItems::skip(std::string_view characters) {
  at_ = std::min(json_.find_first_not_of(characters, at_), json_.size());
}

std::string_view JsonItems::value() {
  const size_t begin = at_;
  size_t depth = 0;
  for (bool in_string = false; at_ < json_.size(); ++at_) {
    const char c = json_[at_];
    if (in_string) {
      if (c == '\\') ++at_;
      in_string = c != '"';
      continue;
    }
    if (c == '"') in_string = true;
    if (depth == 0 && (c == ',' || c == ']' || c == '}' || c == ':')) break;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
  }
  at_ = std::min(at_, json_.size());
  return json_.substr(begin, at_ - begin);
}

std::optional<std::string_view> JsonItems::next() {
  skip(kBetween);
  if (at_ >= json_.size() || json_[at_] == ']') return std::nullopt;
  const std::string_view item = value();
  if (!item.empty()) return item;
  at_ = json_.size();  // a bracket that nothing opened
  return std::nullopt;
}

std::optional<JsonItems> JsonItems::find(std::string_view json) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  JsonItems items(json, json.starts_with(kMark) ? kMark.size() : 0);
  items.skip(kSpace);
  if (items.at_ >= json.size()) return std::nullopt;
  const char first = json[items.at_++];
  if (first == '[') return items;
  if (first != '{') return std::nullopt;
  while (true) {
    items.skip(kBetween);
    const std::string_view quoted = items.value();
    if (quoted.size() < 2 || items.at_ >= json.size() || json[items.at_] != ':') {
      return std::nullopt;
    }
    const std::string_view key = quoted.substr(1, quoted.find('"', 1) - 1);
    if (names_text(key)) return std::nullopt;
    ++items.at_;
    items.skip(kSpace);
    if (names_list(key) && items.at_ < json.size() && json[items.at_] == '[') {
      ++items.at_;
      return items;
    }
    items.value();
  }
}

}  // namespace chancery::indexer
