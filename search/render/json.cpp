#include "search/render/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/base64.h"
#include "chancery/json_text.h"
#include "chancery/utf8.h"
#include "search/plan/document_at.h"
#include "search/render/tags.h"
#include "search/render/why.h"

namespace chancery::search {

using nlohmann::ordered_json;

namespace {

// Members are made in place: a list in braces would copy each of them, and hits have hundreds.
ordered_json tags_json(const std::vector<Tag>& tags, const std::vector<std::string>& usual) {
  ordered_json::array_t list;
  list.reserve(tags.size());
  for (const Tag& tag : tags) {
    ordered_json::object_t one;
    one.reserve(5);
    one.Container::emplace_back("id", tag.id);
    one.Container::emplace_back("name", tag.name);
    one.Container::emplace_back("salience", tag.salience);
    one.Container::emplace_back("count", tag.mention_count());
    if (is_usual(tag, usual)) one.Container::emplace_back("usual", true);
    list.emplace_back(std::move(one));
  }
  return list;
}

ordered_json snippet_json(const Snippet& snippet) {
  auto marks = ordered_json::array();
  for (const Mark& mark : snippet.marks)
    marks.push_back(ordered_json::array({mark.span.begin, mark.span.end, mark_name(mark.kind)}));
  ordered_json json{
      {"text", snippet.text},      {"start", snippet.source.begin},
      {"end", snippet.source.end}, {"page", nullptr},
      {"paragraph", nullptr},      {"whole", !snippet.begins_late && !snippet.ends_early}};
  if (snippet.page > 0) json["page"] = snippet.page;
  if (snippet.paragraph > 0) json["paragraph"] = snippet.paragraph;
  if (!snippet.tags.empty()) json["tags"] = snippet.tags;
  if (!snippet.note.empty()) json["note"] = snippet.note;
  if (!snippet.act.empty()) {
    json["speaker"] = snippet.speaker;
    json["act"] = snippet.act;
    for (const auto& [name, at] :
         {std::pair{"speaker_at", snippet.speaker_at}, std::pair{"cue_at", snippet.cue_at}}) {
      if (at.begin < at.end) json[name] = {at.begin, at.end};
    }
  }
  json["marks"] = std::move(marks);
  return json;
}

void append_escape(std::string& out, char32_t c) {
  if (c > 0xFFFF) {
    const auto rest = static_cast<uint32_t>(c) - 0x10000;
    out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
  } else {
    out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
  }
}

ordered_json total_json(uint64_t total, Certainty certainty) {
  return {{"value", total},
          {"exact", certainty == Certainty::kExact},
          {"at_least", certainty == Certainty::kAtLeast}};
}

ordered_json parts_json(const std::vector<UnderstoodPart>& parts) {
  auto json = ordered_json::array();
  for (const UnderstoodPart& part : parts) {
    json.push_back({{"text", part.text},
                    {"kind", part_kind_name(part.kind)},
                    {"typed", part.typed},
                    {"offset", part.offset ? ordered_json(*part.offset) : ordered_json(nullptr)}});
  }
  return json;
}

}  // namespace

std::string_view mark_name(MarkKind kind) {
  switch (kind) {
    case MarkKind::kActor:
      return "actor";
    case MarkKind::kIssue:
      return "issue";
    case MarkKind::kWord:
      break;
  }
  return "word";
}

void add_path_bytes(ordered_json& json, const std::string& path) {
  if (!utf8::is_valid(path)) json["path_bytes"] = to_base64(path);
}

ordered_json hit_json(const Hit& hit) {
  const Record& record = hit.record;
  auto copies = ordered_json::array();
  for (const Copy& copy : hit.copies) copies.push_back(copy.path);
  auto snippets = ordered_json::array();
  for (const Snippet& snippet : hit.snippets) snippets.push_back(snippet_json(snippet));
  ordered_json json{{"rank", hit.rank},
                    {"id", document_id(record.path)},
                    {"score", hit.score},
                    {"path", record.path},
                    {"title", record.title},
                    {"authors", record.authors},
                    {"publisher", record.publisher},
                    {"date", record.date},
                    {"date_source", record.date_source},
                    {"language", record.language},
                    {"url", record.url},
                    {"actors", tags_json(record.actors, hit.usual)},
                    {"issues", tags_json(record.issues, hit.usual)},
                    {"snippets", std::move(snippets)},
                    {"copies", std::move(copies)}};
  add_path_bytes(json, record.path);
  if (!record.symbols.empty()) json["symbols"] = record.symbols;
  if (!hit.tags.empty()) json["tags"] = hit.tags;
  if (!hit.note.empty()) json["note"] = hit.note;
  if (hit.damaged) json["damaged"] = true;
  if (std::any_of(hit.copies.begin(), hit.copies.end(),
                  [](const Copy& copy) { return !utf8::is_valid(copy.path); })) {
    auto bytes = ordered_json::array();
    for (const Copy& copy : hit.copies) bytes.push_back(to_base64(copy.path));
    json["copies_bytes"] = std::move(bytes);
  }
  if (hit.why.empty()) return json;
  auto why = ordered_json::array();
  for (const ScorePart& part : hit.why) {
    why.push_back({{"kind", score_kind_name(part.kind)},
                   {"label", part.label},
                   {"score", part.score},
                   {"count", part.count}});
  }
  json["why"] = std::move(why);
  return json;
}

ordered_json facets_json(const std::vector<Facet>& facets) {
  auto json = ordered_json::object();
  for (const Facet& facet : facets) {
    auto values = ordered_json::array();
    for (const FacetValue& value : facet.values)
      values.push_back({{"value", value.value}, {"label", value.label}, {"count", value.count}});
    json[facet.field] = std::move(values);
  }
  return json;
}

ordered_json facet_sums_json(const std::vector<Facet>& facets) {
  auto json = ordered_json::object();
  for (const Facet& facet : facets)
    json[facet.field] = {{"values", facet.distinct}, {"hits", facet.hits}};
  return json;
}

ordered_json coverage_json(const Coverage& coverage) {
  auto languages = ordered_json::object();
  for (const auto& [language, documents] : coverage.languages) languages[language] = documents;
  auto missing = ordered_json::array();
  for (const auto& [name, reason] : coverage.missing)
    missing.push_back({{"shard", name}, {"reason", reason}});
  return {{"documents", coverage.documents},
          {"unread", coverage.unread},
          {"cut", coverage.cut},
          {"kept", coverage.kept},
          {"undated", coverage.undated},
          {"newest", coverage.newest},
          {"indexed", coverage.indexed},
          {"languages", std::move(languages)},
          {"lists", coverage.lists},
          {"shards", coverage.shards},
          {"answered", coverage.shards - coverage.missing.size()},
          {"missing", std::move(missing)},
          {"notes", coverage.notes}};
}

ordered_json answer_json(const Answer& answer) {
  auto hits = ordered_json::array();
  for (const Hit& hit : answer.hits) hits.push_back(hit_json(hit));
  ordered_json json;
  json["query"] = answer.query;
  json["understood"] = answer.understood;
  json["parts"] = parts_json(answer.parts);
  json["corrected"] = answer.corrected;
  json["total"] = total_json(answer.total, answer.certainty);
  json["undated"] = answer.undated;
  json["more"] = answer.more;
  json["took_ms"] = answer.took_ms;
  json["hits"] = std::move(hits);
  json["facets"] = facets_json(answer.facets);
  json["facet_sums"] = facet_sums_json(answer.facets);
  json["suggestion"] = answer.suggestion;
  json["explanation"] = answer.explanation;
  json["coverage"] = coverage_json(answer.coverage);
  return json;
}

std::string dump_json(const ordered_json& json, int indent) {
  const std::string text = json_text(json, indent);
  // What acts on a terminal stands only inside strings here, line ends of the indent apart.
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t start = pos;
    const auto plain = [&](size_t at) { return text[at] >= ' ' && text[at] <= '~'; };
    while (pos < text.size() && plain(pos)) ++pos;
    if (pos == start) {
      const char32_t c = utf8::next(text, pos);
      if (c != '\n' && !utf8::is_inert(c)) {
        append_escape(out, c);
        continue;
      }
    }
    out.append(text, start, pos - start);
  }
  return out;
}

void JsonRenderer::answer(const Answer& answer, const std::string& id) {
  ordered_json json = answer_json(answer);
  if (id.empty()) {
    out_ << dump_json(json) << '\n';
    return;
  }
  ordered_json with_id{{"id", id}};
  with_id.update(json);
  out_ << dump_json(with_id) << '\n';
}

}  // namespace chancery::search
