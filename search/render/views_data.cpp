// Views as JSON and CSV.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "search/plan/document_at.h"
#include "search/render/also.h"
#include "search/render/chronicle.h"
#include "search/render/csv.h"
#include "search/render/json.h"
#include "search/render/numbers.h"
#include "search/render/paths.h"
#include "search/render/sentences.h"
#include "search/render/statements.h"
#include "search/render/variants.h"
#include "search/render/views.h"
#include "search/render/words.h"

namespace chancery::search {

using nlohmann::ordered_json;

namespace {

ordered_json values_json(const std::vector<FacetValue>& values) {
  auto list = ordered_json::array();
  for (const FacetValue& value : values) {
    list.push_back({{"value", value.value}, {"label", value.label}, {"count", value.count}});
    if (value.of > 0) list.back()["of"] = value.of;
  }
  return list;
}

ordered_json line_json(const KwicLine& line) {
  ordered_json json{{"rank", line.rank},
                    {"id", document_id(line.path)},
                    {"path", line.path},
                    {"title", line.title},
                    {"date", line.date},
                    {"date_source", line.date_source},
                    {"page", nullptr},
                    {"paragraph", line.paragraph},
                    {"start", line.source.begin},
                    {"end", line.source.end},
                    {"left", line.left},
                    {"match", line.match},
                    {"right", line.right}};
  if (line.page > 0) json["page"] = line.page;
  add_path_bytes(json, line.path);
  return json;
}

void add_means(const std::vector<PeriodMean>& means, ordered_json& list) {
  for (size_t i = 0; i < means.size(); ++i) {
    list[i]["mean"] = means[i].count;
    list[i]["mean_share"] = means[i].share ? ordered_json(*means[i].share) : ordered_json(nullptr);
  }
}

void add_time_json(const View& view, ordered_json& json) {
  add_means(view.means, json["values"]);
  if (view.series.empty()) return;
  auto all = ordered_json::array();
  for (const TimeSeries& series : view.series) {
    auto values = ordered_json::array();
    for (size_t i = 0; i < series.counts.size(); ++i)
      values.push_back({{"value", view.counts.values[i].value}, {"count", series.counts[i]}});
    add_means(series.means, values);
    all.push_back({{"name", series.name},
                   {"query", series.query},
                   {"total", series.total},
                   {"values", std::move(values)}});
  }
  json["series"] = std::move(all);
}

// A row a period, a column a series with its mean, and all documents of the time.
void write_timeline_csv(std::ostream& out, const View& view) {
  const auto mean_cell = [&](const std::vector<PeriodMean>& means, size_t i) {
    return means.empty() ? "" : fmt::format(",{:.4f}", means[i].count);
  };
  out << view.counts.field << (view.says ? ",statements" : ",hits")
      << (view.means.empty() ? "" : ",mean");
  for (const TimeSeries& series : view.series)
    out << ',' << csv_cell(series.name)
        << (series.means.empty() ? "" : ',' + csv_cell(series.name + " mean"));
  out << (view.says ? ",all statements\r\n" : ",documents\r\n");
  for (size_t i = 0; i < view.counts.values.size(); ++i) {
    const FacetValue& period = view.counts.values[i];
    out << csv_cell(period.value) << ',' << period.count << mean_cell(view.means, i);
    for (const TimeSeries& series : view.series)
      out << ',' << series.counts[i] << mean_cell(series.means, i);
    out << ',' << period.of << "\r\n";
  }
}

// What all kinds have.
ordered_json head_json(const View& view) {
  ordered_json json;
  json["query"] = view.query;
  json["understood"] = view.understood;
  json["view"] = view_name(view.kind);
  json["subject"] = view.subject;
  json["total"] = view.total;
  json["exact"] = view.certainty == Certainty::kExact;
  json["at_least"] = view.certainty == Certainty::kAtLeast;
  json["looked_at"] = view.looked_at;
  json["took_ms"] = view.took_ms;
  return json;
}

void add_bars_json(const View& view, ordered_json& json) {
  if (view.kind == ViewKind::kTimeline) {
    json["by_share"] = view.by_share;
    json["undated"] = view.undated;
    json["year_only"] = view.year_only;
  }
  if (view.kind != ViewKind::kPairs) json["says"] = view.says;
  json["field"] = view.counts.field;
  json["values"] = values_json(view.counts.values);
  if (view.kind == ViewKind::kTimeline) add_time_json(view, json);
}

}  // namespace

ordered_json view_json(const View& view) {
  ordered_json json = head_json(view);
  switch (view.kind) {
    case ViewKind::kMatrix:
      json["actors"] = values_json(view.matrix.actors);
      json["issues"] = values_json(view.matrix.issues);
      json["counts"] = view.matrix.counts;
      break;
    case ViewKind::kKwic: {
      json["places"] = view.lines_total;
      auto lines = ordered_json::array();
      for (const KwicLine& line : view.lines) lines.push_back(line_json(line));
      json["lines"] = std::move(lines);
      break;
    }
    case ViewKind::kSaid:
    case ViewKind::kCompare:
      add_statements_json(view, json);
      break;
    case ViewKind::kChronicle:
      add_chronicle_json(view, json);
      break;
    case ViewKind::kVariants:
      add_variants_json(view, json);
      break;
    case ViewKind::kAlso:
      add_also_json(view, json);
      break;
    case ViewKind::kCollocates:
    case ViewKind::kKeywords:
      add_words_json(view, json);
      break;
    case ViewKind::kSentences: {
      json["places"] = view.lines_total;
      json["documents"] = view.answering;
      json["in_part"] = view.in_part;
      auto lines = ordered_json::array();
      for (const SentenceLine& line : view.sentences) lines.push_back(sentence_line_json(line));
      json["sentences"] = std::move(lines);
      break;
    }
    default:
      add_bars_json(view, json);
  }
  json["coverage"] = coverage_json(view.coverage);
  return json;
}

std::string cut_remark(const View& view) {
  constexpr size_t kLong = 1000;  // shorter lists are as long as was asked for
  const size_t written = view.lines.size() + view.statements.size() + view.sentences.size();
  if (written < kLong || written >= view.lines_total) return "";
  const std::string_view what = view.kind == ViewKind::kKwic        ? "places"
                                : view.kind == ViewKind::kSentences ? "sentences"
                                                                    : "statements";
  return fmt::format("{} of {} {} were written; -n 0 writes all that can be kept", grouped(written),
                     grouped(view.lines_total), what);
}

void write_view_csv(std::ostream& out, const View& view) {
  const auto row = [&out](std::initializer_list<std::string> cells) {
    bool first = true;
    for (const std::string& cell : cells) out << (std::exchange(first, false) ? "" : ",") << cell;
    out << "\r\n";
  };
  switch (view.kind) {
    case ViewKind::kMatrix:
      row({"actor", "actor_name", "issue", "issue_name", "documents"});
      for (size_t i = 0; i < view.matrix.actors.size(); ++i) {
        for (size_t j = 0; j < view.matrix.issues.size(); ++j) {
          const FacetValue &actor = view.matrix.actors[i], &issue = view.matrix.issues[j];
          row({csv_cell(actor.value), csv_cell(actor.label), csv_cell(issue.value),
               csv_cell(issue.label), std::to_string(view.matrix.counts[i][j])});
        }
      }
      return;
    case ViewKind::kKwic:
      row({"rank", "path", "title", "date", "page", "paragraph", "left", "match", "right"});
      for (const KwicLine& line : view.lines) {
        row({std::to_string(line.rank), csv_cell(quoted_path(line.path)), csv_cell(line.title),
             csv_cell(line.date), line.page ? std::to_string(line.page) : "",
             std::to_string(line.paragraph), csv_cell(line.left), csv_cell(line.match),
             csv_cell(line.right)});
      }
      return;
    case ViewKind::kSaid:
    case ViewKind::kCompare:
      write_statements_csv(out, view);
      return;
    case ViewKind::kSentences:
      write_sentences_csv(out, view);
      return;
    case ViewKind::kChronicle:
      write_chronicle_csv(out, view);
      return;
    case ViewKind::kVariants:
      write_variants_csv(out, view);
      return;
    case ViewKind::kAlso:
      write_also_csv(out, view);
      return;
    case ViewKind::kCollocates:
    case ViewKind::kKeywords:
      write_words_csv(out, view);
      return;
    case ViewKind::kTimeline:
      if (!view.series.empty() || !view.means.empty()) {
        write_timeline_csv(out, view);
        return;
      }
      [[fallthrough]];
    default:
      write_facet_csv(out, view.counts, true);
  }
}

}  // namespace chancery::search
