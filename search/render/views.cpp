#include "search/render/views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/bars.h"
#include "search/render/csv.h"
#include "search/render/flow.h"
#include "search/render/json.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"

namespace chancery {

using nlohmann::ordered_json;

namespace {

std::string heading_of(const View& view) {
  switch (view.kind) {
    case ViewKind::kTimeline:
      return view.counts.field == "month" ? "hits by month" : "hits by year";
    case ViewKind::kMatrix:
      return "documents in which a sentence mentions both";
    case ViewKind::kWho:
      return fmt::format("who is mentioned with {}", view.subject);
    case ViewKind::kWhat:
      return fmt::format("what {} is mentioned with", view.subject);
    case ViewKind::kPairs:
      return "who is mentioned together";
    case ViewKind::kKwic:
      return fmt::format("{} in context", view.subject);
  }
  return "";
}

// What a picture leaves out.
std::string remark_of(const View& view) {
  std::string text;
  if (view.kind == ViewKind::kTimeline && view.undated > 0)
    text = fmt::format("{} without a date of {} own", counted(view.undated, "hit", "hits"),
                       view.undated == 1 ? "its" : "their");
  const bool reads = view.kind == ViewKind::kPairs || view.kind == ViewKind::kKwic;
  if (reads && view.looked_at < view.total)
    text = fmt::format("in the first {} of {}", grouped(view.looked_at),
                       counted(view.total, "hit", "hits"));
  if (view.kind == ViewKind::kKwic) {
    const std::string lines =
        view.lines.size() < view.lines_total
            ? fmt::format("{} of {} places", grouped(view.lines.size()), grouped(view.lines_total))
            : counted(view.lines_total, "place", "places");
    text = text.empty() ? fmt::format("{} in {}", lines, counted(view.looked_at, "hit", "hits"))
                        : lines + " " + text;
  }
  return text;
}

// In quarters of the greatest count.
std::string_view shade(uint64_t count, uint64_t most, const Style& style) {
  static constexpr std::array<std::string_view, 4> kUnicode = {"░░", "▒▒", "▓▓", "██"};
  static constexpr std::array<std::string_view, 4> kAscii = {"..", "::", "++", "##"};
  if (count == 0) return "  ";
  const auto quarter = static_cast<size_t>(std::min<uint64_t>(3, count * 4 / (most + 1)));
  return style.unicode ? kUnicode[quarter] : kAscii[quarter];
}

struct MatrixSizes {
  size_t label = 0;    // columns of the actors' names
  size_t cell = 0;     // of an issue
  size_t count = 0;    // issues that fit
  bool names = false;  // the issues' names fit above their cells
};

MatrixSizes sizes_of(const Matrix& matrix, const Style& style) {
  constexpr size_t kMargin = 6, kLeastCell = 9, kMostCell = 26, kLetter = 2;
  const size_t measure = style.measure();
  MatrixSizes sizes;
  for (const FacetValue& actor : matrix.actors)
    sizes.label = std::max(sizes.label, utf8::width(utf8::inert(actor.label)));
  sizes.label = std::min(sizes.label, std::max<size_t>(12, measure / 4));
  const size_t room = measure - std::min(measure, kMargin + sizes.label);
  sizes.count = std::min(matrix.issues.size(), std::max<size_t>(1, room / kLeastCell));
  if (sizes.count == 0) return sizes;
  size_t longest = 0;
  for (size_t i = 0; i < sizes.count; ++i)
    longest = std::max(longest, utf8::width(utf8::inert(matrix.issues[i].label)));
  sizes.names = longest + kLetter + 1 <= std::min(kMostCell, room / sizes.count);
  sizes.cell = sizes.names ? std::max(kLeastCell, longest + kLetter + 1) : kLeastCell;
  return sizes;
}

void write_matrix(std::ostream& out, const View& view, const Style& style, bool numbered) {
  const Matrix& matrix = view.matrix;
  const MatrixSizes sizes = sizes_of(matrix, style);
  uint64_t most = 0;
  for (const auto& row : matrix.counts) {
    for (const uint64_t count : row) most = std::max(most, count);
  }
  const auto written = [&out](std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  };
  std::string head((numbered ? 5 : 2) + sizes.label + 1, ' ');
  Flow legend(style);
  for (size_t column = 0; column < sizes.count; ++column) {
    const std::string name = column_letter(column) + " " + utf8::inert(matrix.issues[column].label);
    head += padded(sizes.names ? name : column_letter(column), sizes.cell - 1, style) + ' ';
    if (column > 0) {
      legend.space();
      legend.add_unbroken(style.unicode ? "·" : "-", Ink::kFaint);
      legend.space();
    }
    legend.add_unbroken(name);
  }
  written(head);
  for (size_t row = 0; row < matrix.actors.size(); ++row) {
    std::string line = numbered ? fmt::format(" {:>3} ", row + 1) : "  ";
    line += padded(matrix.actors[row].label, sizes.label, style) + ' ';
    for (size_t column = 0; column < sizes.count; ++column) {
      const uint64_t count = matrix.counts[row][column];
      const std::string cell =
          count == 0 ? "" : fmt::format("{} {}", shade(count, most, style), grouped(count));
      line += padded(cell, sizes.cell, style);
    }
    written(line);
  }
  if (!sizes.names) legend.write(out, 2, 4);
}

// The end of `text` that fits, from the beginning of a word where there is one.
std::string_view fit_end(std::string_view text, size_t columns) {
  size_t width = utf8::width(text);
  bool cut = false;
  while (width > columns) {
    size_t next = 0;
    utf8::next(text, next);
    width -= utf8::width(text.substr(0, next));
    text.remove_prefix(next);
    cut = true;
  }
  const size_t space = cut ? text.find(' ') : std::string_view::npos;
  return space == std::string_view::npos || space + 1 == text.size() ? text
                                                                     : text.substr(space + 1);
}

// The beginning that fits, to the end of a word where there is one.
std::string_view fit_words(std::string_view text, size_t columns) {
  const std::string_view fitting = utf8::fit(text, columns);
  if (fitting.size() == text.size() || text[fitting.size()] == ' ') return fitting;
  const size_t space = fitting.rfind(' ');
  return space == std::string_view::npos || space == 0 ? fitting : fitting.substr(0, space);
}

void write_kwic(std::ostream& out, const View& view, const Style& style, bool numbered) {
  constexpr size_t kRank = 5;
  uint32_t last_rank = 0;
  size_t match_columns = 1;
  for (const KwicLine& line : view.lines)
    match_columns = std::max(match_columns, utf8::width(line.match));
  const size_t measure = style.width < 200 ? std::max<size_t>(style.width, 20) - 1 : 199;
  match_columns = std::min(match_columns, measure / 3);
  const size_t brackets = style.color ? 0 : 2;
  const size_t used = (numbered ? kRank : 2) + match_columns + brackets;
  const size_t room = measure - std::min(measure, used);
  const size_t left_columns = room / 2;
  for (const KwicLine& line : view.lines) {
    const std::string left = utf8::inert(line.left), right = utf8::inert(line.right);
    const std::string match = utf8::inert(line.match);
    const std::string_view before_match = fit_end(left, left_columns);
    const std::string_view shown_match = utf8::fit(match, match_columns);
    const size_t rest = room - left_columns + match_columns - utf8::width(shown_match);
    if (numbered) {
      const bool same = line.rank == std::exchange(last_rank, line.rank);
      out << (same ? std::string(kRank, ' ') : fmt::format("{:>4} ", line.rank));
    } else {
      out << "  ";
    }
    out << std::string(left_columns - utf8::width(before_match), ' ') << before_match
        << before(style, Ink::kWord) << shown_match << after(style, Ink::kWord)
        << fit_words(right, rest) << '\n';
  }
}

ordered_json values_json(const std::vector<FacetValue>& values) {
  auto list = ordered_json::array();
  for (const FacetValue& value : values)
    list.push_back({{"value", value.value}, {"label", value.label}, {"count", value.count}});
  return list;
}

ordered_json line_json(const KwicLine& line) {
  ordered_json json{{"rank", line.rank},
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
  return json;
}

}  // namespace

std::string_view view_name(ViewKind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"timeline", "matrix", "who",
                                                             "what",     "pairs",  "kwic"};
  return kNames[static_cast<size_t>(kind)];
}

std::string column_letter(size_t column) {
  return std::string(1, static_cast<char>('a' + static_cast<char>(column % 26)));
}

void write_view(std::ostream& out, const View& view, const Style& style, bool numbered) {
  const bool empty = view.counts.values.empty() && view.matrix.counts.empty() && view.lines.empty();
  if (empty) {
    out << "  nothing to show\n";
    return;
  }
  out << "  " << (style.color ? before(style, Ink::kTitle) : "")
      << shortened(heading_of(view), style.measure() - 2, style)
      << (style.color ? after(style, Ink::kTitle) : "") << '\n';
  switch (view.kind) {
    case ViewKind::kMatrix:
      write_matrix(out, view, style, numbered);
      break;
    case ViewKind::kKwic:
      write_kwic(out, view, style, numbered);
      break;
    default:
      // A period is picked by its name.
      write_bar_lines(out, view.counts, style,
                      numbered && view.kind != ViewKind::kTimeline ? 1 : 0);
  }
  if (const std::string remark = remark_of(view); !remark.empty()) out << "  " << remark << '\n';
}

ordered_json view_json(const View& view) {
  ordered_json json;
  json["query"] = view.query;
  json["understood"] = view.understood;
  json["view"] = view_name(view.kind);
  json["subject"] = view.subject;
  json["total"] = view.total;
  json["looked_at"] = view.looked_at;
  json["took_ms"] = view.took_ms;
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
    default:
      if (view.kind == ViewKind::kTimeline) json["undated"] = view.undated;
      json["field"] = view.counts.field;
      json["values"] = values_json(view.counts.values);
  }
  return json;
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
        row({std::to_string(line.rank), csv_cell(line.path), csv_cell(line.title),
             csv_cell(line.date), line.page ? std::to_string(line.page) : "",
             std::to_string(line.paragraph), csv_cell(line.left), csv_cell(line.match),
             csv_cell(line.right)});
      }
      return;
    default:
      write_facet_csv(out, view.counts, true);
  }
}

}  // namespace chancery
