#include "indexer/describe/json_ld.h"

#include <map>
#include <nlohmann/json.hpp>

#include "chancery/json_text.h"
#include "chancery/strings.h"
#include "indexer/describe/properties.h"
#include "indexer/page/entities.h"
#include "indexer/page/json_depth.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

using Json = nlohmann::json;

// Names by @id.
using People = std::map<std::string, std::string>;

std::string text_of(const Json& value) {
  if (value.is_string())
    return collapse_spaces(decode_entities(value.get_ref<const std::string&>()));
  if (value.is_array() && !value.empty()) return text_of(value.front());
  if (value.is_object())
    for (const char* key : {"name", "@value", "@id"})
      if (value.contains(key) && value[key].is_string()) return text_of(value[key]);
  return "";
}

// A person who is told by parts: givenName and familyName.
std::string name_of(const Json& object);

std::string member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? "" : text_of(*found);
}

void add_authors(const Json& value, const People& people, std::vector<std::string>& names) {
  if (value.is_array()) {
    for (const Json& item : value)
      if (!item.is_array()) add_authors(item, people, names);
    return;
  }
  if (value.is_object() && value.contains("name") && value["name"].is_array()) {
    add_authors(value["name"], people, names);
    return;
  }
  std::string text = value.is_object() ? name_of(value) : text_of(value);
  if (text.empty() && value.is_object()) {
    const auto known = people.find(member(value, "@id"));
    if (known != people.end()) text = known->second;
  }
  if (text.find("://") != text.npos) return;
  for (std::string& name : parse_authors(text, true))
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
}

std::string name_of(const Json& object) {
  if (std::string name = member(object, "name"); !name.empty()) return name;
  return collapse_spaces(member(object, "givenName") + " " + member(object, "familyName"));
}

// All types of an object, which may have several.
std::string types_of(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return "";
  if (!type->is_array()) return text_of(*type);
  std::string all;
  for (const Json& one : *type) all += text_of(one) + " ";
  return all;
}

bool is_article(const Json& object) {
  const std::string types = types_of(object);
  return types.find("Article") != types.npos || types.find("Posting") != types.npos ||
         types.find("Report") != types.npos || object.contains("headline") ||
         object.contains("articleBody");
}

// Not of the page: what it advertises, sells, or has comments of.
bool is_other(const Json& object) {
  const std::string types = types_of(object);
  for (const std::string_view word :
       {"Comment", "Review", "Product", "Offer", "Event", "WebSite", "Organization", "Person",
        "ImageObject", "Breadcrumb", "ListItem", "Image", "Logo"})
    if (types.find(word) != types.npos) return true;
  return false;
}

void add_dates(const Json& object, Clues& clues) {
  // The last one is a live blog's, whose entries have days of their own.
  for (const char* key : {"datePublished", "dateCreated", "coverageStartTime"}) {
    const std::string text = member(object, key);
    const auto date = parse_date(text);
    clues.add_date(Source::kJsonLd, date);
    if (date && is_early_utc(text)) clues.early_utc.push_back(*date);
    if (date) break;
  }
  clues.add_modified(Source::kJsonLd, parse_date(member(object, "dateModified")));
}

void read_article(const Json& object, const People& people, JsonLd& out, Clues& clues) {
  if (out.headline.empty()) out.headline = member(object, "headline");
  if (out.headline.empty()) out.headline = member(object, "name");
  if (const auto body = object.find("articleBody"); body != object.end() && body->is_string()) {
    if (out.article.size() < body->get_ref<const std::string&>().size())
      out.article = decode_entities(body->get_ref<const std::string&>());
  }
  if (const auto author = object.find("author"); author != object.end()) {
    std::vector<std::string> names;
    add_authors(*author, people, names);
    clues.add_authors(Source::kJsonLd, std::move(names));
  }
  if (const auto publisher = object.find("publisher"); publisher != object.end()) {
    const std::string name = text_of(*publisher);
    if (name.find("://") == name.npos) clues.add_publisher(Source::kJsonLd, name);
  }
  if (clues.language.empty()) clues.language = member(object, "inLanguage").substr(0, 8);
  add_dates(object, clues);
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

namespace {

// `text` without the commas that stand before a closing bracket, outside strings.
std::string without_last_commas(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\' && i + 1 < text.size()) {
      out += c;
      out += text[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '}' || c == ']')) {
      size_t end = out.size();
      while (end > 0 && is_space(out[end - 1])) --end;
      if (end > 0 && out[end - 1] == ',') out.resize(end - 1);
    }
    out += c;
  }
  return out;
}

// Where the value that begins at `text` ends: behind the bracket that closes its first one.
size_t end_of_value(std::string_view text) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && depth > 0 && --depth == 0) {
      return i + 1;
    }
  }
  return text.size();
}

// The values of a script: pages also write several, one behind the other.
std::vector<Json> values_of(std::string_view script) {
  // Pages put line ends and tabs into strings, which JSON forbids.
  std::string text(script);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  std::string_view rest = text;
  if (const size_t mark = rest.find("<![CDATA["); mark < 40) rest.remove_prefix(mark + 9);
  std::vector<Json> values;
  for (size_t start; values.size() < 100 && (start = rest.find_first_of("{[")) != rest.npos;) {
    rest.remove_prefix(start);
    const std::string_view one = rest.substr(0, end_of_value(rest));
    rest.remove_prefix(one.size());
    if (nests_too_deep(one)) continue;
    Json value = parse_json(one);
    if (value.is_discarded()) value = parse_json(without_last_commas(one));
    if (!value.is_discarded()) values.push_back(std::move(value));
  }
  return values;
}

// Lists and graphs of objects, and what a page says to be about; nothing deeper is its own article.
std::vector<const Json*> objects_of(const std::vector<Json>& values) {
  std::vector<const Json*> open;
  std::vector<const Json*> objects;
  for (const Json& value : values) open.push_back(&value);
  for (size_t i = 0; i < open.size() && i < 1000; ++i) {
    const Json& value = *open[i];
    if (value.is_array()) {
      for (const Json& item : value) open.push_back(&item);
    } else if (value.is_object()) {
      objects.push_back(&value);
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"})
        if (value.contains(key)) open.push_back(&value[key]);
    }
  }
  return objects;
}

}  // namespace

void read_json_ld(std::string_view script, JsonLd& out, Clues& clues) {
  const std::vector<Json> values = values_of(script);
  const std::vector<const Json*> objects = objects_of(values);
  People people;
  for (const Json* object : objects)
    if (const std::string id = member(*object, "@id"); !id.empty())
      if (std::string name = name_of(*object);
          !name.empty() && types_of(*object).find("Person") != std::string::npos)
        people.emplace(id, std::move(name));
  const size_t dates = clues.dates.size();
  for (const Json* object : objects)
    if (is_article(*object)) read_article(*object, people, out, clues);
  // Without an article, what is said of the page itself.
  if (clues.dates.size() > dates) return;
  for (const Json* object : objects)
    if (!is_article(*object) && !is_other(*object)) add_dates(*object, clues);
}

}  // namespace chancery::indexer
