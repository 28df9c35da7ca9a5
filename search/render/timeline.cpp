// Hits over time: bars of counts or of shares, one series or several beside each other.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/bars.h"
#include "search/render/flow.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"
#include "search/render/pictures.h"

namespace chancery::search {

namespace {

constexpr size_t kPeriodIndent = 4, kLongestTimeBar = 30, kLeastSeries = 20;
constexpr double kPerMille = 1000;

// One series of a line: what its bar is as long as, and what stands behind it.
struct TimeCell {
  double length = 0;
  std::string text;
};
struct TimeLine {
  std::string label;
  std::vector<TimeCell> cells;  // a series each; none where nothing is to be shown
  std::string empty;            // then what is said of the periods
};

double share_of(double count, uint64_t of) {
  return of == 0 ? 0 : count / static_cast<double>(of);
}

TimeCell cell_of_period(const View& view, size_t period, uint64_t count,
                        const std::vector<PeriodMean>& means, bool several) {
  const uint64_t of = view.counts.values[period].of;
  TimeCell cell;
  const auto hits = static_cast<double>(count);
  cell.length = view.by_share ? share_of(hits, of) : hits;
  if (count == 0) {
    cell.text = "0";
  } else if (!view.by_share) {
    cell.text = grouped(count);
  } else if (several) {
    cell.text = fmt::format("{} ({:.1f} %)", grouped(count), 100 * share_of(hits, of));
  } else {
    cell.text =
        fmt::format("{} of {} ({:.1f} %)", grouped(count), grouped(of), 100 * share_of(hits, of));
  }
  if (means.empty()) return cell;
  const PeriodMean& mean = means[period];
  cell.length = view.by_share ? mean.share.value_or(0) : mean.count;
  const std::string smooth = view.by_share ? fmt::format("{:.1f} %", 100 * mean.share.value_or(0))
                                           : fmt::format("{:.1f}", mean.count);
  cell.text = several ? fmt::format("{}, {}", smooth, grouped(count))
                      : fmt::format("mean {}, {}", smooth, cell.text);
  return cell;
}

// Two or more periods in a row that have nothing are one line, apart by whether there are any
// documents of them at all.
// `brief`: without what a narrow window has no room for.
std::vector<TimeLine> lines_of_time(const View& view, bool brief) {
  const auto& periods = view.counts.values;
  const bool several = !view.series.empty();
  const bool knows_all = std::any_of(periods.begin(), periods.end(),
                                     [](const FacetValue& period) { return period.of > 0; });
  const auto is_empty = [&](size_t i) {
    if (!several) return periods[i].count == 0;
    return std::all_of(view.series.begin(), view.series.end(),
                       [&](const TimeSeries& one) { return one.counts[i] == 0; });
  };
  std::vector<TimeLine> lines;
  for (size_t i = 0; i < periods.size();) {
    TimeLine& line = lines.emplace_back();
    line.label = periods[i].label.empty() ? periods[i].value : periods[i].label;
    if (!is_empty(i)) {
      if (!several) line.cells = {cell_of_period(view, i, periods[i].count, view.means, brief)};
      for (const TimeSeries& one : view.series)
        line.cells.push_back(cell_of_period(view, i, one.counts[i], one.means, true));
      ++i;
      continue;
    }
    uint64_t of = 0;
    const bool documents = periods[i].of > 0;
    size_t end = i;
    while (end < periods.size() && is_empty(end) && (periods[end].of > 0) == documents)
      of += periods[end++].of;
    if (end - i > 1) line.label += " - " + periods[end - 1].label;
    line.empty = !knows_all  ? "0"
                 : documents ? "0 of " + grouped(of)
                 : view.says ? "no statements"
                             : "no documents";
    i = end;
  }
  return lines;
}

void write_cell(std::ostream& out, const TimeCell& cell, double most, size_t bar_columns,
                size_t columns, const Style& style) {
  const auto thousandths = [&](double value) {
    return most > 0 ? static_cast<uint64_t>(kPerMille * value / most) : 0;
  };
  const uint64_t length = cell.length > 0 ? std::max<uint64_t>(1, thousandths(cell.length)) : 0;
  const std::string drawn = bar(length, static_cast<uint64_t>(kPerMille), bar_columns, style);
  out << (style.color ? before(style, Ink::kActor) : "") << drawn
      << (style.color ? after(style, Ink::kActor) : "") << (drawn.empty() ? "" : " ") << cell.text;
  const size_t used = utf8::width(drawn) + (drawn.empty() ? 0 : 1) + utf8::width(cell.text);
  if (columns > used) out << std::string(columns - used, ' ');
}

// Above their columns, which begin at `begin`; where these are too narrow for a name, or stand
// below each other (`begin` is 0), numbers stand for the names, which are told first.
void write_series_names(std::ostream& out, const View& view, const Style& style, size_t begin,
                        size_t columns) {
  const size_t series = view.series.size();
  const bool whole =
      begin > 0 && std::all_of(view.series.begin(), view.series.end(), [&](const TimeSeries& one) {
        return utf8::width(utf8::inert(one.name)) < columns;
      });
  for (size_t i = 0; i < series && !whole; ++i)
    out << wrapped(fmt::format("{} {}", i + 1, view.series[i].name), style, kPeriodIndent,
                   kPeriodIndent + 2);
  if (begin == 0) return;
  out << std::string(begin, ' ');
  for (size_t i = 0; i < series; ++i) {
    const std::string name = whole ? utf8::inert(view.series[i].name) : fmt::format("{}", i + 1);
    out << (i + 1 < series ? padded(name, columns, style) : name);
  }
  out << '\n';
}

}  // namespace

void write_timeline(std::ostream& out, const View& view, const Style& style) {
  constexpr size_t kLongestPeriod = 20, kShortestTimeBar = 6;
  const size_t series = std::max<size_t>(1, view.series.size());
  std::vector<TimeLine> lines;
  size_t label = 0, text = 0;
  double most = 0;
  for (const bool brief : {false, true}) {
    lines = lines_of_time(view, brief);
    label = text = 0;
    for (const TimeLine& line : lines) {
      label = std::max(label, utf8::width(utf8::inert(line.label)));
      for (const TimeCell& cell : line.cells) {
        text = std::max(text, utf8::width(cell.text));
        most = std::max(most, cell.length);
      }
    }
    label = std::min(label, kLongestPeriod);
    if (kPeriodIndent + label + 2 + kShortestTimeBar + text + 2 <= style.measure()) break;
  }
  const size_t measure = style.measure(), begin = kPeriodIndent + label + 2;
  const size_t room = measure - std::min(measure, begin);
  // Beside each other where there is room, else below each other.
  const bool beside = series == 1 || room / series >= std::max(kLeastSeries, text + 4);
  const size_t columns = beside ? room / series : room;
  const size_t bar_columns =
      std::clamp(columns - std::min(columns, text + 2), size_t{1}, kLongestTimeBar);
  if (series > 1) write_series_names(out, view, style, beside ? begin : 0, columns);
  for (const TimeLine& line : lines) {
    out << std::string(kPeriodIndent, ' ') << padded(line.label, label, style) << "  ";
    if (line.cells.empty()) {
      out << line.empty << '\n';
      continue;
    }
    for (size_t i = 0; i < line.cells.size(); ++i) {
      const bool last = i + 1 == line.cells.size();
      if (!beside && i > 0) out << std::string(begin, ' ');
      if (!beside) out << i + 1 << ' ';
      write_cell(out, line.cells[i], most, bar_columns - (beside || bar_columns < 4 ? 0 : 2),
                 beside && !last ? columns : 0, style);
      if (!beside || last) out << '\n';
    }
  }
}

}  // namespace chancery::search
