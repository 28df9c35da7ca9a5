#include "indexer/extract/text/front_matter.h"

#include <toml++/toml.h>

#include <map>
#include <sstream>

#include "chancery/strings.h"
#include "chancery/toml_depth.h"
#include "indexer/describe/properties.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

using Fields = std::map<std::string, std::vector<std::string>>;

std::string unquoted(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    const char quote = value.front();
    value = value.substr(1, value.size() - 2);
    std::string out;
    for (size_t i = 0; i < value.size(); ++i) {
      const bool escape = quote == '"' ? value[i] == '\\' : value[i] == '\'';
      if (escape && i + 1 < value.size() && (quote == '"' || value[i + 1] == '\'')) ++i;
      out += value[i];
    }
    return out;
  }
  const size_t comment = value.find(" #");
  return std::string(trim(value.substr(0, comment)));
}

// A scalar or a list in brackets; commas inside quotes do not separate.
std::vector<std::string> yaml_values(std::string_view value) {
  std::vector<std::string> values;
  const auto add = [&](std::string_view part) {
    if (std::string text = unquoted(part); !text.empty()) values.push_back(std::move(text));
  };
  value = trim(value);
  if (value.size() >= 2 && value.front() == '[' && value.back() == ']') {
    value = value.substr(1, value.size() - 2);
    char quote = 0;
    size_t start = 0;
    for (size_t i = 0; i <= value.size(); ++i) {
      if (i == value.size() || (value[i] == ',' && quote == 0)) {
        add(value.substr(start, i - start));
        start = i + 1;
      } else if (quote != 0) {
        if (value[i] == quote) quote = 0;
      } else if (value[i] == '"' || (value[i] == '\'' && (i == start || value[i - 1] == ' '))) {
        quote = value[i];
      }
    }
    return values;
  }
  add(value);
  return values;
}

// Top-level scalars, lists of scalars ("- item") and the "name:" of lists of mappings.
Fields read_yaml(std::string_view text) {
  Fields fields;
  std::string key;
  for (std::string_view line : split(text, "\n")) {
    const std::string_view content = trim(line);
    if (content.empty() || content.front() == '#') continue;
    const bool nested = is_space(line.front());
    if (content.starts_with("- ") || content == "-") {
      std::string_view item = trim(content.substr(1));
      if (starts_with_ignoring_case(item, "name:")) item = trim(item.substr(5));
      if (!key.empty() && item.find(": ") == item.npos) fields[key].push_back(unquoted(item));
      continue;
    }
    const size_t colon = content.find(':');
    if (colon == content.npos) {
      // The folded rest of a value (">" or "|").
      if (nested && !key.empty()) {
        auto& values = fields[key];
        if (values.empty()) values.emplace_back();
        if (!values.back().empty()) values.back() += ' ';
        values.back() += content;
      }
      continue;
    }
    const std::string name = lower(trim(content.substr(0, colon)));
    const std::string_view value = trim(content.substr(colon + 1));
    if (nested) {
      if (name == "name" && !key.empty()) fields[key].push_back(unquoted(value));
      continue;
    }
    key = name;
    if (value == ">" || value == "|" || value == ">-" || value == "|-") continue;
    for (std::string& single : yaml_values(value)) fields[key].push_back(std::move(single));
  }
  return fields;
}

std::string toml_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  std::ostringstream out;
  if (const auto* date = node.as_date()) {
    out << date->get();
  } else if (const auto* time = node.as_date_time()) {
    out << time->get().date;
  } else if (const auto* number = node.as_integer()) {
    out << number->get();
  }
  return out.str();
}

void add_toml(const toml::table& table, Fields& fields) {
  for (const auto& [key, node] : table) {
    auto& values = fields[lower(key.str())];
    if (const auto* array = node.as_array()) {
      for (const auto& item : *array) {
        const auto* entry = item.as_table();
        values.push_back(entry == nullptr ? toml_text(item)
                                          : (*entry)["name"].value_or(std::string()));
      }
    } else if (const auto* inner = node.as_table()) {
      if (key.str() == "params" || key.str() == "extra") add_toml(*inner, fields);
      values.push_back((*inner)["name"].value_or(std::string()));
    } else {
      values.push_back(toml_text(node));
    }
    std::erase(values, std::string());
  }
}

Fields read_toml(std::string_view text) {
  Fields fields;
  if (line_of_deep_key(text)) return fields;
  try {
    add_toml(toml::parse(text), fields);
  } catch (const toml::parse_error&) {
    fields.clear();
  }
  return fields;
}

void add_fields(const Fields& fields, Clues& clues) {
  const auto first = [&](std::initializer_list<const char*> keys) -> std::string {
    for (const char* key : keys)
      if (const auto found = fields.find(key); found != fields.end() && !found->second.empty())
        return found->second.front();
    return "";
  };
  clues.title = collapse_spaces(first({"title", "headline"}));
  clues.language = first({"lang", "language"});
  clues.url =
      first({"canonical_url", "canonical", "original_url", "url", "source_url", "link", "source"});
  if (clues.url.find("://") == clues.url.npos) clues.url.clear();
  clues.add_publisher(Source::kFrontMatter,
                      first({"publisher", "publication", "site", "site_name", "journal",
                             "institution", "organisation", "organization"}));
  clues.add_date(Source::kFrontMatter,
                 parse_date(first({"date", "published", "publishdate", "publish_date",
                                   "date_published", "pubdate", "created"})));
  clues.add_modified(Source::kFrontMatter,
                     parse_date(first({"lastmod", "modified", "updated", "last_modified_at",
                                       "date_modified", "last_modified"})));
  clues.section = collapse_spaces(first({"section", "category", "categories"}));
  for (const char* key : {"keywords", "tags"})
    if (const auto found = fields.find(key); found != fields.end())
      for (const std::string& value : found->second) clues.add_keywords(split_keywords(value));
  std::vector<std::string> authors;
  for (const char* key : {"author", "authors", "by", "creator"})
    if (const auto found = fields.find(key); found != fields.end() && authors.empty())
      for (const std::string& value : found->second)
        for (std::string& name : parse_authors(value, true)) authors.push_back(std::move(name));
  clues.add_authors(Source::kFrontMatter, std::move(authors));
}

}  // namespace

void read_front_matter(std::string_view& text, Clues& clues) {
  const bool toml = text.starts_with("+++");
  if (!toml && !text.starts_with("---")) return;
  const std::string_view fence = text.substr(0, 3);
  size_t start = text.find('\n');
  if (start == text.npos || !trim(text.substr(3, start - 3)).empty()) return;
  ++start;
  for (size_t pos = start; pos < text.size() && pos < 64 * 1024;) {
    size_t end = std::min(text.find('\n', pos), text.size());
    const std::string_view line = trim(text.substr(pos, end - pos));
    if (line == fence || (!toml && line == "...")) {
      const std::string_view block = text.substr(start, pos - start);
      const Fields fields = toml ? read_toml(block) : read_yaml(block);
      // A thematic break and a paragraph look alike: without fields it is text.
      if (fields.empty() && !trim(block).empty() && !toml) return;
      add_fields(fields, clues);
      text.remove_prefix(std::min(end + 1, text.size()));
      return;
    }
    pos = end + 1;
  }
}

}  // namespace chancery::indexer
