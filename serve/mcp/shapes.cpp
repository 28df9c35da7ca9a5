#include "serve/mcp/shapes.h"

#include <algorithm>
#include <set>

#include "chancery/json_text.h"
#include "chancery/utf8.h"
#include "search/plan/document_at.h"
#include "search/render/cite.h"
#include "search/render/json.h"
#include "search/render/tags.h"
#include "serve/api/schemas.h"
#include "serve/embedded/embedded_files.h"

namespace chancery::serve {

namespace {

constexpr size_t kMostNames = 8;  // of a document's actors or issues

// Main ones; those that most documents name follow the others.
Json names_json(const std::vector<Tag>& tags, const std::vector<std::string>& usual = {}) {
  auto names = Json::array();
  for (const bool last : {false, true}) {
    for (const Tag& tag : tags) {
      if (tag.salience >= kMainSalience && names.size() < kMostNames &&
          search::is_usual(tag, usual) == last)
        names.push_back(tag.name);
    }
  }
  return names;
}

Json page_json(int page) {
  return page > 0 ? Json(page) : Json(nullptr);
}

// What a document is, and how it is cited.
Json head_json(const Record& record, int page) {
  return {{"id", search::document_id(record.path)},
          {"title", record.title},
          {"authors", record.authors},
          {"publisher", record.publisher},
          {"date", record.date},
          {"date_source", record.date_source},
          {"language", record.language},
          {"url", record.url},
          {"path", record.path},
          {"citation", search::cite_note(record, search::pinpoint({page}))}};
}

Json found_hit_json(const search::Hit& hit) {
  Json json{{"rank", hit.rank}};
  json.update(head_json(hit.record, hit.snippets.empty() ? 0 : hit.snippets.front().page));
  json["actors"] = names_json(hit.record.actors, hit.usual);
  json["issues"] = names_json(hit.record.issues, hit.usual);
  json["copies"] = hit.copies.size();
  auto sentences = Json::array();
  for (const search::Snippet& snippet : hit.snippets) {
    sentences.push_back({{"text", snippet.text},
                         {"page", page_json(snippet.page)},
                         {"paragraph", page_json(snippet.paragraph)},
                         {"start", snippet.source.begin},
                         {"whole", !snippet.begins_late && !snippet.ends_early}});
  }
  json["sentences"] = std::move(sentences);
  return json;
}

// The last end of a sentence at or before `end` and behind `start`; else `end`.
size_t sentence_end(const Record& record, size_t start, size_t end) {
  size_t found = end;
  for (const Sentence& sentence : record.sentences) {
    if (sentence.span.end > end) break;
    if (sentence.span.end > start) found = sentence.span.end;
  }
  return found;
}

// What somebody is reported to say in [begin, end) of the text.
Json statements_json(const Record& record, size_t begin, size_t end) {
  auto list = Json::array();
  for (const Statement& statement : record.statements) {
    const auto is_inside = [&](const Span& span) { return span.begin >= begin && span.end <= end; };
    const std::vector<Span>& content = statement.content;
    if (!std::all_of(content.begin(), content.end(), is_inside)) continue;
    std::string text;
    for (const Span& span : content) {
      text += text.empty() ? "" : " … ";
      text += record.text.substr(span.begin, span.end - span.begin);
    }
    list.push_back({{"speaker", statement.name},
                    {"act", statement.act},
                    {"kind", statement.kind},
                    {"negated", statement.negated},
                    {"text", text}});
  }
  return list;
}

const Json& own_schemas() {
  static const Json kSchemas = [] {
    Json all = schemas();
    for (const EmbeddedFile& file : embedded_files())
      if (file.name == "mcp/schemas.json") all.update(parse_ordered_json(file.content));
    return all;
  }();
  return kSchemas;
}

constexpr std::string_view kFrom = "#/components/schemas/";

// The schema with references to "#/$defs/…"; names of what it refers to are added to `needed`.
Json referring(const Json& schema, std::set<std::string>& needed) {
  if (!schema.is_structured()) return schema;
  Json out = schema;
  for (auto& [key, value] : out.items()) {
    if (key != "$ref" || !value.is_string()) {
      value = referring(value, needed);
      continue;
    }
    const std::string name = value.get<std::string>().substr(kFrom.size());
    needed.insert(name);
    value = "#/$defs/" + name;
  }
  return out;
}

}  // namespace

Json found_json(const search::Answer& answer) {
  auto hits = Json::array();
  for (const search::Hit& hit : answer.hits) hits.push_back(found_hit_json(hit));
  const Json whole = search::answer_json(answer);
  Json json;
  for (const char* member : {"query", "understood", "corrected", "total", "undated", "more"})
    json[member] = whole[member];
  json["hits"] = std::move(hits);
  for (const char* member : {"suggestion", "explanation", "coverage"}) json[member] = whole[member];
  const size_t all = answer.hits.size();
  shorten(json, "hits");
  if (json["hits"].size() < all) json["more"] = true;
  return json;
}

Json read_json(const Record& record, size_t start, size_t length) {
  const std::string& text = record.text;
  const size_t begin = utf8::floor(text, std::min(start, text.size()));
  size_t end = utf8::floor(text, std::min(begin + length, text.size()));
  if (end < text.size()) end = sentence_end(record, begin, end);
  const int page = page_at(record, begin);
  Json json = head_json(record, page);
  json["actors"] = names_json(record.actors);
  json["issues"] = names_json(record.issues);
  json["pages"] = page_json(record.pages);
  json["page"] = page_json(page);
  json["start"] = begin;
  json["end"] = end;
  json["length"] = text.size();
  json["next"] = end < text.size() ? Json(end) : Json(nullptr);
  json["text"] = text.substr(begin, end - begin);
  json["statements"] = statements_json(record, begin, end);
  shorten(json, "statements");
  return json;
}

void shorten(Json& json, const std::string& list) {
  Json& values = json[list];
  const auto size = [](const Json& one) { return json_text(one).size(); };
  size_t total = size(json);
  while (total > kMostResult && !values.empty()) {
    total -= std::min(total, size(values.back()));
    values.erase(values.size() - 1);
  }
}

Json result_schema(const std::string& name) {
  std::set<std::string> needed;
  Json schema = referring(own_schemas().at(name), needed);
  std::set<std::string> done;
  Json definitions = Json::object();
  while (done.size() < needed.size()) {
    const std::set<std::string> now = needed;
    for (const std::string& one : now) {
      if (done.insert(one).second) definitions[one] = referring(own_schemas().at(one), needed);
    }
  }
  if (!definitions.empty()) schema["$defs"] = std::move(definitions);
  return schema;
}

}  // namespace chancery::serve
