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

}  // namespace

void make_timeline(const ViewContext& context, const ViewRequest& request, View& view) {
  auto counts = dated(context.database, context.query);
  uint64_t with_date = 0;
  for (const auto& [digits, count] : counts) with_date += count;
  view.looked_at = view.total;
  view.undated = view.total - std::min(view.total, with_date);
  view.counts.field = "year";
  if (counts.empty()) return;
  const bool has_months = std::any_of(counts.begin(), counts.end(), [](const auto& item) {
    return month_of(item.first).month != 0;
  });
  const bool all_months = std::all_of(counts.begin(), counts.end(), [](const auto& item) {
    return month_of(item.first).month != 0;
  });
  const int years = month_of(counts.rbegin()->first).year - month_of(counts.begin()->first).year;
  // Months and years are never side by side.
  const bool by_month =
      (request.unit == TimeUnit::kMonth && has_months) ||
      (request.unit == TimeUnit::kAuto && all_months && years < kMostYearsByMonth);
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
  if (request.share) {
    for (const auto& [digits, count] : dated(context.database, all_documents())) {
      const Month month = month_of(digits);
      if (by_month && month.month == 0) continue;
      const auto period = periods.find(period_of(month, by_month));
      if (period != periods.end()) period->second.of += count;
    }
  }
  if (by_month) view.counts.field = "month";
  for (auto& [name, value] : periods) {
    value.value = value.label = name;
    view.counts.values.push_back(std::move(value));
  }
  view.counts.distinct = view.counts.values.size();
  view.counts.hits = with_date - view.year_only;
}

}  // namespace chancery::search
