#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "chancery/schema.h"
#include "search/plan/all_documents.h"
#include "search/plan/set_query.h"
#include "search/plan/unweighted.h"
#include "search/view/views.h"

namespace chancery::search {

namespace {

constexpr int kMostYearsByMonth = 3;
constexpr int kMostPeriods = 400;  // years between a wrong date and the others are left out

struct Month {
  int year = 0;
  int month = 0;  // 0: unknown
};

// Documents of the query by month, or by year where the month is not known: "201903", "2019".
std::map<std::string, uint64_t> dated(const Xapian::Database& database,
                                      const Xapian::Query& query) {
  // The time of a file says when it was saved.
  const Xapian::Query by_file(Xapian::Query::OP_VALUE_RANGE, schema::kDateSourceSlot, "file",
                              "file");
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, database, Xapian::Query(Xapian::Query::OP_AND_NOT, query, by_file));
  Xapian::ValueCountMatchSpy spy(schema::kDateSlot);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
  std::map<std::string, uint64_t> counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    counts[(*value).substr(0, 6)] += value.get_termfreq();
  }
  counts.erase("");
  return counts;
}

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

void add_series(const ViewContext& context, View& view) {
  const bool by_month = view.counts.field == "month";
  for (const SeriesQuery& asked : context.series) {
    const auto counts = dated(context.database, asked.query);
    view.series.push_back({asked.name,
                           asked.text,
                           count_documents(context.database, asked.query),
                           by_period(counts, view.counts.values, by_month),
                           {}});
    if (asked.certainty != Certainty::kExact) view.certainty = asked.certainty;
  }
  if (!view.series.empty()) trim_periods(view);
}

}  // namespace

void make_timeline(const ViewContext& context, const ViewRequest& request, View& view) {
  const auto counts = dated(context.database, context.query);
  uint64_t with_date = 0;
  for (const auto& [digits, count] : counts) with_date += count;
  view.looked_at = view.total;
  view.undated = view.total - std::min(view.total, with_date);
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
  const auto all = by_period(dated(context.database, all_documents()), values, by_month);
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
