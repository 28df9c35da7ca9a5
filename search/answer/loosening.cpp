#include "search/answer/loosening.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "search/plan/most_of.h"

namespace chancery::search {

namespace {

constexpr uint64_t kScarce = 10;      // hits, a page of them
constexpr double kScarceShare = 0.5;  // of the documents that have the most telling part alone
constexpr int kSteps = 16;           // in which the share of a question is told that documents have
constexpr double kOfBest = 1.0 / 3;  // of that of the best document, where hardly any has most

// Whether the plan's fallback is to be asked. `found`: documents that have all.
bool wants_most(const Counts& counts, const Plan& plan, uint64_t found) {
  if (plan.fallback.empty()) return false;
  if (found == 0) return true;
  if (plan.named || plan.telling.empty() || found >= kScarce) return false;
  const uint64_t telling = counts.of({plan.telling}).front();
  return static_cast<double>(found) <= kScarceShare * static_cast<double>(telling);
}

// Whether `found` documents with most of a question are too few. Of a few words those with most of
// them are the answer, and others are none.
bool wants_some(const Plan& plan, uint64_t found) {
  if (plan.named || !plan.with_share) return false;
  return plan.strict ? found == 0 : found < kScarce;
}

// What share of the question is enough, as kOfBest says.
double enough(const Counts& counts, const Plan& plan, uint64_t found) {
  int least = found > 0 ? kSteps / 2 : 0, beyond = kSteps + 1;
  while (beyond - least > 1) {
    const int gap = beyond - least;
    const int tried = std::min(static_cast<int>(counts.together()), gap - 1);
    std::vector<int> steps;
    std::vector<Xapian::Query> queries;
    for (int i = 1; i <= tried; ++i) {
      steps.push_back(least + gap * i / (tried + 1));
      queries.push_back(plan.with_share(steps.back() / double{kSteps}));
    }
    const std::vector<uint64_t> found_by = counts.of(queries);
    for (size_t i = 0; i < steps.size(); ++i) {
      if (found_by[i] > 0) {
        least = steps[i];
      } else {
        beyond = steps[i];
        break;
      }
    }
  }
  return std::max(least, 1) * kOfBest / kSteps;
}

// Whether hardly any document would have all parts of a question with a fallback, were they strewn
// over the documents by chance.
bool is_likely_scarce(const Counts& counts, const Plan& plan) {
  if (plan.fallback.empty() || plan.named) return false;
  double expected = static_cast<double>(counts.documents());
  for (const WantedUnit& unit : plan.wanted.units) expected *= std::exp(-unit.weight);
  return expected < static_cast<double>(kScarce);
}

std::vector<Xapian::Query> lacking_one(const Plan& plan) {
  std::vector<Xapian::Query> queries;
  for (const auto& [label, query] : plan.all_but) queries.push_back(query);
  return queries;
}

// " (1 has all; without failure: 12)", of an answer of the fallback; empty when there is nothing to
// say.
std::string what_most_lack(const Counts& counts, const Plan& plan, uint64_t found) {
  constexpr size_t kShown = 2;
  std::vector<std::pair<uint64_t, std::string>> lacking;
  const std::vector<uint64_t> found_by = counts.of(lacking_one(plan));
  for (size_t i = 0; i < found_by.size(); ++i)
    if (found_by[i] > 0) lacking.emplace_back(found_by[i], plan.all_but[i].first);
  std::stable_sort(lacking.begin(), lacking.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (lacking.size() > kShown) lacking.resize(kShown);
  std::string said;
  if (found > 0) said = fmt::format("{} {} all", found, found == 1 ? "has" : "have");
  for (const auto& [count, label] : lacking)
    said += fmt::format("{}without {}: {}", said.empty() ? "" : "; ", label, count);
  return said.empty() ? "" : " (" + said + ")";
}

// "most of the words (1 has all)", where nothing else was understood, else "… · most of them".
void say_how_much(Plan& plan, const std::string& how_much, const std::string& more) {
  const std::string said =
      how_much + (plan.understood.empty() ? " of the words" : " of them") + more;
  plan.understood += plan.understood.empty() ? said : " · " + said;
  plan.parts.push_back({said});
}

// "said by Iran · corridor · in one statement: nothing; instead texts with actor Iran · corridor".
void say_what_instead(Plan& plan) {
  const std::string said = fmt::format("nothing; instead texts with {}", plan.instead);
  plan.understood += (plan.understood.empty() ? "" : ": ") + said;
  plan.parts.push_back({said});
}

}  // namespace

void ask_for_less(Plan& plan, const AskFor& ask, const WillAskFor& will_ask, const Counts& counts) {
  double share = kMost;
  const auto suffices = [&](uint64_t found) {
    if (wants_some(plan, found)) share = enough(counts, plan, found);
    return share >= kMost;
  };
  bool most = false;
  if (!plan.fallback.empty() && !plan.named && !plan.telling.empty())
    counts.prepare({plan.telling});
  const bool less_is_likely = is_likely_scarce(counts, plan);
  if (less_is_likely) {
    will_ask(plan.fallback, true);
    if (plan.instead.empty()) counts.prepare(lacking_one(plan));
  }
  const uint64_t all = ask(plan.query, !plan.strict, [&](uint64_t found) {
    most = wants_most(counts, plan, found);
    return !most && suffices(found);
  });
  uint64_t found = all;
  if (most) {
    if (plan.instead.empty() && !less_is_likely) counts.prepare(lacking_one(plan));
    found = ask(plan.fallback, true, suffices);
    if (found > 0 && !plan.instead.empty()) {
      say_what_instead(plan);
    } else if (found > 0) {
      say_how_much(plan, "most", what_most_lack(counts, plan, all));
    }
  }
  if (share >= kMost) return;
  const auto any = [](uint64_t) { return true; };
  if (ask(plan.with_share(share), true, any) > found) say_how_much(plan, "some", "");
}

}  // namespace chancery::search
