#include "search/render/statements.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>
#include <utility>

#include "search/plan/document_at.h"
#include "search/render/csv.h"
#include "search/render/json.h"
#include "search/render/paths.h"

namespace chancery::search {

using nlohmann::ordered_json;

namespace {

ordered_json statement_json(const StatementLine& line) {
  ordered_json json{{"rank", line.rank},         {"id", document_id(line.path)},
                    {"path", line.path},         {"title", line.title},
                    {"date", line.date},         {"date_source", line.date_source},
                    {"page", nullptr},           {"paragraph", line.paragraph},
                    {"speaker", nullptr},        {"source", line.source},
                    {"cue", line.cue},           {"act", line.act},
                    {"negated", line.negated},   {"kind", line.kind},
                    {"start", line.place.begin}, {"end", line.place.end},
                    {"said", line.said},         {"for", line.for_it},
                    {"against", line.against_it}};
  auto toward = ordered_json::array();
  for (const StanceToward& one : line.toward) {
    toward.push_back({{"id", one.id},
                      {"name", one.name},
                      {"word", one.word},
                      {"tells", one.in_favour ? "for" : "against"}});
  }
  json["toward"] = std::move(toward);
  if (line.page > 0) json["page"] = line.page;
  if (!line.speaker.empty()) {
    json["speaker"] = {{"id", line.speaker}, {"name", line.speaker_name}, {"state", line.state}};
  }
  add_path_bytes(json, line.path);
  return json;
}

ordered_json sides_json(const std::vector<ComparedSide>& sides) {
  auto list = ordered_json::array();
  for (const ComparedSide& side : sides) {
    list.push_back({{"name", side.name}, {"total", side.total}, {"places", side.places}});
  }
  return list;
}

}  // namespace

void add_statements_json(const View& view, ordered_json& json) {
  const bool compares = view.kind == ViewKind::kCompare;
  json["places"] = view.lines_total;
  if (compares) json["sides"] = sides_json(view.sides);
  auto lines = ordered_json::array();
  for (const StatementLine& line : view.statements) {
    lines.push_back(statement_json(line));
    if (compares) lines.back()["side"] = line.side;
  }
  json["statements"] = std::move(lines);
}

void write_statements_csv(std::ostream& out, const View& view) {
  const bool compares = view.kind == ViewKind::kCompare;
  out << (compares ? "side," : "")
      << "date,speaker,speaker_name,state,act,negated,kind,said,source,cue,path,title,page,"
         "paragraph,rank,for,against\r\n";
  for (const StatementLine& line : view.statements) {
    if (compares) out << csv_cell(view.sides[line.side].name) << ',';
    for (const std::string& cell :
         {line.date, line.speaker, line.speaker_name, line.state, line.act}) {
      out << csv_cell(cell) << ',';
    }
    out << (line.negated ? "1," : "0,");
    for (const std::string& cell : {line.kind, line.said, line.source, line.cue,
                                    std::string(quoted_path(line.path)), line.title}) {
      out << csv_cell(cell) << ',';
    }
    out << (line.page ? std::to_string(line.page) : "") << ',' << line.paragraph << ','
        << line.rank;
    for (const std::vector<std::string>* words : {&line.for_it, &line.against_it})
      out << ',' << csv_cell(fmt::format("{}", fmt::join(*words, "; ")));
    out << "\r\n";
  }
}

}  // namespace chancery::search
