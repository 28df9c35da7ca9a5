#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "search/plan/all_documents.h"
#include "search/view/dated_counts.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr int kMostYearsByMonth = 3;
constexpr int kMostPeriods = 400;  // years between a wrong date and the others are left out

struct Month {
  int year = 0;
  int month = 0;  // 0: unknown
};

Month month_of(const std::string& digits) {
  return {std::stoi(digits.substr(0, 4)), digits.size() >= 6 ? std::stoi(digits.substr(4, 2)) : 0};
}

std::string period_of(const Month& month, bool by_month) {
  return by_month ? fmt::format("{:04}-{:02}", month.year, month.month)
                  : fmt::format("{:04}", month.year);
}

// Periods between the first and the last that have nothing.
void add_empty(const Month& first, const Month& last, bool by_month,
               std::map<std::string, FacetValue>& periods) {
  const int span = by_month ? (last.year - first.year + 1) * 12 : last.year - first.year + 1;
  if (span > kMostPeriods) return;
  for (int year = first.year; year <= last.year; ++year) {
    const int from = by_month && year == first.year ? first.month : 1;
    const int to = !by_month ? 1 : year == last.year ? last.month : 12;
    for (int month = from; month <= to; ++month)
      periods.try_emplace(period_of({year, month}, by_month));
  }
}

// Documents of the periods on the picture.
std::vector<uint64_t> by_period(const std::map<std::string, uint64_t>& counts,
                                const std::vector<FacetValue>& periods, bool by_month) {
  std::map<std::string, uint64_t> sums;
  for (const auto& [digits, count] : counts) {
    const Month month = month_of(digits);
    if (!by_month || month.month != 0) sums[period_of(month, by_month)] += count;
  }
  std::vector<uint64_t> found;
  found.reserve(periods.size());
  for (const FacetValue& period : periods) {
    const auto sum = sums.find(period.value);
    found.push_back(sum == sums.end() ? 0 : sum->second);
  }
  return found;
}

// Of each period with those beside it, `width` in all: the mean of the counts, and the share that
// the hits of them all have of their documents. At the ends there are fewer.
std::vector<PeriodMean> moving_means(const std::vector<uint64_t>& counts,
                                     const std::vector<FacetValue>& periods, uint32_t width) {
  std::vector<PeriodMean> means;
  const size_t half = width / 2;
  for (size_t i = 0; width > 0 && i < counts.size(); ++i) {
    const size_t from = i - std::min(i, half), to = std::min(i + half + 1, counts.size());
    uint64_t sum = 0, of = 0;
    for (size_t j = from; j < to; ++j) {
      sum += counts[j];
      of += periods[j].of;
    }
    const auto hits = static_cast<double>(sum);
    means.push_back({hits / static_cast<double>(to - from),
                     of == 0 ? std::nullopt : std::optional(hits / static_cast<double>(of))});
  }
  return means;
}

// Periods without anything of a series at either end are left out.
void trim_periods(View& view) {
  auto& values = view.counts.values;
  const auto empty = [&](size_t i) {
    return std::all_of(view.series.begin(), view.series.end(),
                       [&](const TimeSeries& series) { return series.counts[i] == 0; });
  };
  size_t begin = 0, end = values.size();
  while (begin < end && empty(begin)) ++begin;
  while (end > begin && empty(end - 1)) --end;
  const auto keep = [&](auto& list) {
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(end), list.end());
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(begin));
  };
  keep(values);
  for (TimeSeries& series : view.series) keep(series.counts);
}

// Whether a picture of counts would rather be one of how many documents there are: some period of
// it has twice as many as another, and not all documents are hits.
bool volume_varies(const std::vector<FacetValue>& periods) {
  uint64_t least = UINT64_MAX, most = 0;
  bool all = true;
  for (const FacetValue& period : periods) {
    all = all && period.count == period.of;
    if (period.of == 0) continue;
    least = std::min(least, period.of);
    most = std::max(most, period.of);
  }
  return !all && most >= 2 * least;
}

// Documents of a query, or the statements that it asks for.
DatedCounts dated(const ViewContext& context, bool says, const Xapian::Query& query,
                  const StatementCount& count) {
  return says ? dated_statements(context.database, query, count)
              : dated_documents(context.database, query);
}

void add_series(const ViewContext& context, View& view) {
  const bool by_month = view.counts.field == "month";
  for (const SeriesQuery& asked : context.series) {
    const auto counts = dated(context, view.says, asked.query, asked.statements);
    view.series.push_back({asked.name,
                           asked.text,
                           context.count(asked.query),
                           by_period(counts, view.counts.values, by_month),
                           {}});
    if (asked.certainty != Certainty::kExact) view.certainty = asked.certainty;
  }
  if (!view.series.empty()) trim_periods(view);
}

}  // namespace

void make_timeline(const ViewContext& context, const ViewRequest& request, View& view) {
  const auto sum_of = [](const DatedCounts& counts) {
    uint64_t sum = 0;
    for (const auto& [digits, count] : counts) sum += count;
    return sum;
  };
  view.says = request.says;
  const auto counts = dated(context, view.says, context.query, context.statements);
  const uint64_t with_date = sum_of(counts);
  const uint64_t dated_hits =
      view.says ? sum_of(dated_documents(context.database, context.query)) : with_date;
  view.looked_at = view.total;
  view.undated = view.total - std::min(view.total, dated_hits);
  view.counts.field = "year";
  if (counts.empty()) return;
  const auto has_month = [](const auto& item) { return month_of(item.first).month != 0; };
  const int years = month_of(counts.rbegin()->first).year - month_of(counts.begin()->first).year;
  // Months and years are never side by side.
  const bool by_month =
      (request.unit == TimeUnit::kMonth && std::any_of(counts.begin(), counts.end(), has_month)) ||
      (request.unit == TimeUnit::kAuto && std::all_of(counts.begin(), counts.end(), has_month) &&
       years < kMostYearsByMonth);
  std::map<std::string, FacetValue> periods;
  std::vector<Month> known;
  for (const auto& [digits, count] : counts) {
    const Month month = month_of(digits);
    if (by_month && month.month == 0) {
      view.year_only += count;
      continue;
    }
    known.push_back(month);
    periods[period_of(month, by_month)].count += count;
  }
  add_empty(known.front(), known.back(), by_month, periods);
  if (by_month) view.counts.field = "month";
  auto& values = view.counts.values;
  for (auto& [name, value] : periods) {
    value.value = value.label = name;
    values.push_back(std::move(value));
  }
  const auto all = by_period(dated(context, view.says, all_documents(), {}), values, by_month);
  for (size_t i = 0; i < values.size(); ++i) values[i].of = all[i];
  add_series(context, view);
  view.counts.distinct = values.size();
  view.counts.hits = with_date - view.year_only;
  view.by_share =
      request.share == Share::kYes || (request.share == Share::kAuto && volume_varies(values));
  std::vector<uint64_t> hits;
  for (const FacetValue& value : values) hits.push_back(value.count);
  view.means = moving_means(hits, values, request.mean);
  for (TimeSeries& series : view.series)
    series.means = moving_means(series.counts, values, request.mean);
}

}  // namespace chancery::search
