#include "search/answer/loosening.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "search/view/counting.h"

namespace chancery::search {

namespace {

constexpr uint64_t kScarce = 10;      // hits, a page of them
constexpr double kScarceShare = 0.5;  // of the documents that have the most telling part alone

}  // namespace

bool wants_more(const Xapian::Database& database, const Plan& plan, uint64_t found) {
  if (plan.fallback.empty()) return false;
  if (found == 0) return true;
  if (plan.named || plan.telling.empty() || found >= kScarce) return false;
  const uint64_t telling = count_documents(database, plan.telling);
  return static_cast<double>(found) <= kScarceShare * static_cast<double>(telling);
}

std::string what_most_lack(const Xapian::Database& database, const Plan& plan, uint64_t found) {
  constexpr size_t kShown = 2;
  std::vector<std::pair<uint64_t, std::string>> lacking;
  for (const auto& [label, query] : plan.all_but) {
    const Xapian::Query answers(Xapian::Query::OP_FILTER, plan.fallback, query);
    const uint64_t count = count_documents(database, answers);
    if (count > 0) lacking.emplace_back(count, label);
  }
  std::stable_sort(lacking.begin(), lacking.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (lacking.size() > kShown) lacking.resize(kShown);
  std::string said;
  if (found > 0) said = fmt::format("{} {} all", found, found == 1 ? "has" : "have");
  for (const auto& [count, label] : lacking)
    said += fmt::format("{}without {}: {}", said.empty() ? "" : "; ", label, count);
  return said.empty() ? "" : " (" + said + ")";
}

}  // namespace chancery::search
