#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "chancery/error.h"
#include "chancery/record.h"
#include "chancery/utf8.h"

namespace chancery {

using nlohmann::json;

namespace {

json tags_to_json(const std::vector<Tag>& tags, bool actors) {
  json list = json::array();
  for (const Tag& tag : tags) {
    json mentions = json::array();
    for (const Span& span : tag.mentions) mentions.push_back({span.begin, span.end});
    json item = {{"id", tag.id}, {"name", tag.name}};
    if (actors) {
      item["type"] = tag.type;
      item["state"] = tag.state;
      item["codes"] = tag.codes;
    } else {
      item["broader"] = tag.broader;
    }
    item["salience"] = std::round(tag.salience * 1000) / 1000;
    item["title_mentions"] = tag.title_mentions;
    item["mentions"] = std::move(mentions);
    list.push_back(std::move(item));
  }
  return list;
}

// Whether a number in `value` is larger than any place in a text: as an integer it would be
// anything.
bool has_wild_number(const json& value) {
  constexpr double kMost = std::numeric_limits<int>::max();
  if (value.is_number_float()) return std::abs(value.get<double>()) > kMost;
  return value.is_array() && std::any_of(value.begin(), value.end(), has_wild_number);
}

// A member of `object` as T, or `absent` when it is missing or null.
template <typename T>
T member(const json& object, const char* name, T absent) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return absent;
  try {
    if (!has_wild_number(*found)) return found->get<T>();
  } catch (const json::exception&) {
    // As below.
  }
  throw Error(std::string("the record's member \"") + name + "\" has the wrong type",
              "chancery-index --print shows the form");
}

std::vector<Tag> tags_from_json(const json& object, const char* name, size_t text_size) {
  std::vector<Tag> tags;
  for (const json& item : member<std::vector<json>>(object, name, {})) {
    Tag tag;
    tag.id = member<std::string>(item, "id", "");
    tag.name = member<std::string>(item, "name", tag.id);
    tag.type = member<std::string>(item, "type", "");
    tag.state = member<std::string>(item, "state", "");
    tag.codes = member<std::vector<std::string>>(item, "codes", {});
    tag.broader = member<std::vector<std::string>>(item, "broader", {});
    tag.salience = member<double>(item, "salience", 0);
    tag.title_mentions = member<int>(item, "title_mentions", 0);
    for (const auto& [begin, end] :
         member<std::vector<std::pair<uint32_t, uint32_t>>>(item, "mentions", {})) {
      if (begin <= end && end <= text_size) tag.mentions.push_back({begin, end});
    }
    if (!tag.id.empty()) tags.push_back(std::move(tag));
  }
  return tags;
}

json statements_to_json(const std::vector<Statement>& statements) {
  const auto place = [](const std::optional<Span>& span) {
    return span ? json::array({span->begin, span->end}) : json(nullptr);
  };
  json list = json::array();
  for (const Statement& statement : statements) {
    json content = json::array();
    for (const Span& part : statement.content) content.push_back({part.begin, part.end});
    json item = {{"speaker", nullptr},          {"source", place(statement.source)},
                 {"cue", place(statement.cue)}, {"content", std::move(content)},
                 {"kind", statement.kind},      {"act", statement.act}};
    if (!statement.id.empty()) {
      item["speaker"] = {
          {"id", statement.id}, {"name", statement.name}, {"state", statement.state}};
    }
    if (statement.negated) item["negated"] = true;
    list.push_back(std::move(item));
  }
  return list;
}

std::vector<Statement> statements_from_json(const json& object, size_t text_size) {
  using Place = std::pair<uint32_t, uint32_t>;
  const auto fits = [&](const Place& place) {
    return place.first < place.second && place.second <= text_size;
  };
  const auto span_of = [&](const json& item, const char* name) -> std::optional<Span> {
    const Place place = member<Place>(item, name, {});
    if (!fits(place)) return std::nullopt;
    return Span{place.first, place.second};
  };
  std::vector<Statement> statements;
  for (const json& item : member<std::vector<json>>(object, "statements", {})) {
    Statement statement;
    const json speaker = member<json>(item, "speaker", json::object());
    statement.id = member<std::string>(speaker, "id", "");
    statement.name = member<std::string>(speaker, "name", statement.id);
    statement.state = member<std::string>(speaker, "state", "");
    statement.source = span_of(item, "source");
    statement.cue = span_of(item, "cue");
    for (const Place& place : member<std::vector<Place>>(item, "content", {})) {
      if (fits(place)) statement.content.push_back({place.first, place.second});
    }
    statement.kind = member<std::string>(item, "kind", "");
    statement.act = member<std::string>(item, "act", "");
    statement.negated = member<bool>(item, "negated", false);
    if (!statement.content.empty()) statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace

json to_json(const Record& record) {
  json object = {{"path", utf8::repaired(record.path)},
                 {"url", record.url},
                 {"title", record.title},
                 {"authors", record.authors},
                 {"publisher", record.publisher},
                 {"date", record.date},
                 {"date_source", record.date_source},
                 {"language", record.language},
                 {"mime", record.mime},
                 {"pages", record.pages ? json(record.pages) : json(nullptr)},
                 {"text", record.text},
                 {"actors", tags_to_json(record.actors, true)},
                 {"issues", tags_to_json(record.issues, false)},
                 {"statements", statements_to_json(record.statements)}};
  if (!record.page_starts.empty()) object["page_starts"] = record.page_starts;
  if (!record.modified.empty()) {
    object["modified"] = record.modified;
    object["modified_source"] = record.modified_source;
  }
  if (!record.section.empty()) object["section"] = record.section;
  if (!record.dateline.empty()) object["dateline"] = record.dateline;
  if (!record.symbols.empty()) object["symbols"] = record.symbols;
  if (!record.keywords.empty()) object["keywords"] = record.keywords;
  return object;
}

Record from_json(const json& object) {
  if (!object.is_object()) throw Error("a record is a JSON object");
  Record record;
  record.path = member<std::string>(object, "path", "");
  record.text = member<std::string>(object, "text", "");
  if (record.path.empty()) throw Error("the record has no \"path\"");
  record.url = member<std::string>(object, "url", "");
  record.title = member<std::string>(object, "title", "");
  record.authors = member<std::vector<std::string>>(object, "authors", {});
  record.publisher = member<std::string>(object, "publisher", "");
  record.date = member<std::string>(object, "date", "");
  record.date_source = member<std::string>(object, "date_source", "");
  record.modified = member<std::string>(object, "modified", "");
  record.modified_source = member<std::string>(object, "modified_source", "");
  record.section = member<std::string>(object, "section", "");
  record.dateline = member<std::string>(object, "dateline", "");
  record.symbols = member<std::vector<std::string>>(object, "symbols", {});
  record.keywords = member<std::vector<std::string>>(object, "keywords", {});
  record.language = member<std::string>(object, "language", "");
  record.mime = member<std::string>(object, "mime", "text/plain");
  record.pages = member<int>(object, "pages", 0);
  record.page_starts = member<std::vector<uint32_t>>(object, "page_starts", {});
  if (!std::is_sorted(record.page_starts.begin(), record.page_starts.end()) ||
      (!record.page_starts.empty() && record.page_starts.back() > record.text.size())) {
    record.page_starts.clear();
  }
  record.actors = tags_from_json(object, "actors", record.text.size());
  record.issues = tags_from_json(object, "issues", record.text.size());
  record.statements = statements_from_json(object, record.text.size());
  return record;
}

}  // namespace chancery
