#include <fmt/format.h>

#include <map>

#include "chancery/schema.h"
#include "search/plan/unweighted.h"
#include "search/view/views.h"

namespace chancery {

namespace {

constexpr int kMostYearsByMonth = 3;
constexpr int kMostPeriods = 400;  // years between a wrong date and the others are left out

struct Month {
  int year = 0;
  int month = 0;  // 0: unknown
};

std::map<std::string, uint64_t> dated(const ViewContext& context, uint64_t& looked_at) {
  // The time of a file says when it was saved.
  const Xapian::Query by_file(Xapian::Query::OP_VALUE_RANGE, schema::kDateSourceSlot, "file",
                              "file");
  Xapian::Enquire enquire(context.database);
  enquire.set_weighting_scheme(Unweighted());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_NOT, context.query, by_file));
  Xapian::ValueCountMatchSpy spy(schema::kDateSlot);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, context.database.get_doccount());
  std::map<std::string, uint64_t> counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    counts[(*value).substr(0, 6)] += value.get_termfreq();
  }
  counts.erase("");
  looked_at = 0;
  for (const auto& [month, count] : counts) looked_at += count;
  return counts;
}

Month month_of(const std::string& digits) {
  return {std::stoi(digits.substr(0, 4)), digits.size() >= 6 ? std::stoi(digits.substr(4, 2)) : 0};
}

}  // namespace

void make_timeline(const ViewContext& context, const ViewRequest& request, View& view) {
  uint64_t with_date = 0;
  const auto counts = dated(context, with_date);
  view.looked_at = view.total;
  view.undated = view.total - std::min(view.total, with_date);
  view.counts.field = "year";
  if (counts.empty()) return;
  const Month first = month_of(counts.begin()->first), last = month_of(counts.rbegin()->first);
  const bool by_month =
      request.unit == TimeUnit::kMonth ||
      (request.unit == TimeUnit::kAuto && last.year - first.year < kMostYearsByMonth);
  std::map<std::string, uint64_t> periods;
  for (const auto& [digits, count] : counts) {
    const Month month = month_of(digits);
    // What is only known by its year stands before the year's months.
    const bool whole_year = !by_month || month.month == 0;
    periods[whole_year ? fmt::format("{:04}", month.year)
                       : fmt::format("{:04}-{:02}", month.year, month.month)] += count;
  }
  const int span = by_month ? (last.year - first.year + 1) * 12 : last.year - first.year + 1;
  if (span <= kMostPeriods) {
    for (int year = first.year; year <= last.year; ++year) {
      if (!by_month) {
        periods.try_emplace(fmt::format("{:04}", year), 0);
        continue;
      }
      const int from = year == first.year ? std::max(1, first.month) : 1;
      const int to = year == last.year ? last.month : 12;
      for (int month = from; month <= to; ++month)
        periods.try_emplace(fmt::format("{:04}-{:02}", year, month), 0);
    }
  }
  if (by_month) view.counts.field = "month";
  for (const auto& [period, count] : periods) view.counts.values.push_back({period, period, count});
}

}  // namespace chancery
