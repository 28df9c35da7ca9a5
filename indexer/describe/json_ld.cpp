#include "indexer/describe/json_ld.h"

#include <nlohmann/json.hpp>

#include "chancery/strings.h"
#include "indexer/describe/properties.h"
#include "indexer/page/entities.h"
#include "indexer/page/json_depth.h"
#include "indexer/page/names.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& value) {
  if (value.is_string())
    return collapse_spaces(decode_entities(value.get_ref<const std::string&>()));
  if (value.is_array() && !value.empty()) return text_of(value.front());
  if (value.is_object())
    for (const char* key : {"name", "@value", "@id"})
      if (value.contains(key) && value[key].is_string()) return text_of(value[key]);
  return "";
}

std::string member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? "" : text_of(*found);
}

void add_authors(const Json& value, std::vector<std::string>& names) {
  if (value.is_array()) {
    for (const Json& item : value)
      if (!item.is_array()) add_authors(item, names);
    return;
  }
  if (value.is_object() && value.contains("name") && value["name"].is_array()) {
    add_authors(value["name"], names);
    return;
  }
  for (std::string& name : parse_authors(text_of(value), true))
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
}

bool is_article(const Json& object) {
  const std::string type = member(object, "@type");
  return type.find("Article") != type.npos || type.find("Posting") != type.npos ||
         type == "Report" || object.contains("headline") || object.contains("articleBody");
}

void read_article(const Json& object, JsonLd& out, Clues& clues) {
  if (out.headline.empty()) out.headline = member(object, "headline");
  if (out.headline.empty()) out.headline = member(object, "name");
  if (const auto body = object.find("articleBody"); body != object.end() && body->is_string()) {
    if (out.article.size() < body->get_ref<const std::string&>().size())
      out.article = decode_entities(body->get_ref<const std::string&>());
  }
  if (const auto author = object.find("author"); author != object.end()) {
    std::vector<std::string> names;
    add_authors(*author, names);
    clues.add_authors(Source::kJsonLd, std::move(names));
  }
  if (const auto publisher = object.find("publisher"); publisher != object.end()) {
    const std::string name = text_of(*publisher);
    if (name.find("://") == name.npos) clues.add_publisher(Source::kJsonLd, name);
  }
  if (clues.language.empty()) clues.language = member(object, "inLanguage").substr(0, 8);
  for (const char* key : {"datePublished", "dateCreated"})
    clues.add_date(Source::kJsonLd, parse_date(member(object, key)));
  clues.add_modified(Source::kJsonLd, parse_date(member(object, "dateModified")));
  if (const auto words = object.find("keywords"); words != object.end()) {
    std::string joined;
    if (words->is_array()) {
      for (const Json& word : *words) joined += text_of(word) + ";";
    } else {
      joined = text_of(*words);
    }
    clues.add_keywords(split_keywords(joined));
  }
  if (const auto section = object.find("articleSection");
      section != object.end() && clues.section.empty())
    clues.section = text_of(section->is_array() && !section->empty() ? section->front() : *section);
  if (out.url.empty()) out.url = member(object, "url");
  if (out.url.empty()) out.url = member(object, "mainEntityOfPage");
}

}  // namespace

void read_json_ld(std::string_view script, JsonLd& out, Clues& clues) {
  // Pages put line ends and tabs into strings, which JSON forbids.
  std::string text(script);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  const size_t start = text.find_first_of("{[");
  if (start == text.npos) return;
  const size_t end = text.find_last_of("}]");
  if (end == text.npos || end < start) return;
  if (nests_too_deep(std::string_view(text).substr(start, end + 1 - start))) return;
  const Json root =
      Json::parse(text.begin() + static_cast<std::ptrdiff_t>(start),
                  text.begin() + static_cast<std::ptrdiff_t>(end) + 1, nullptr, false);
  if (root.is_discarded()) return;
  // Lists and graphs of objects; nothing deeper is the page's own article.
  std::vector<const Json*> open = {&root};
  for (size_t i = 0; i < open.size() && i < 1000; ++i) {
    const Json& value = *open[i];
    if (value.is_array()) {
      for (const Json& item : value) open.push_back(&item);
    } else if (value.is_object()) {
      if (is_article(value)) read_article(value, out, clues);
      for (const char* key : {"@graph", "mainEntity"})
        if (value.contains(key)) open.push_back(&value[key]);
    }
  }
}

}  // namespace chancery
