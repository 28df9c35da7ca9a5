#include "indexer/tag/officials.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace chancery::indexer {

namespace {

constexpr int kYear = 10000;

// A year or a month alone stands for its last day.
int last_day(int date) {
  if (date % kYear == 0) return date + 1231;
  return date % 100 == 0 ? date + 31 : date;
}

bool covers(int from, int to, int date) {
  return from <= last_day(date) && (to == 0 || last_day(to) >= date);
}

}  // namespace

Officials::Officials(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {
  const auto& concepts = gazetteer.concepts();
  has_.resize(concepts.size());
  for (ConceptIndex i = 0; i < concepts.size(); ++i) {
    const std::vector<Office>& offices = concepts[i].offices;
    for (const Office& office : offices)
      newest_ = std::max({newest_, office.from / kYear, office.to / kYear});
    if (std::all_of(offices.begin(), offices.end(), [](const Office& o) { return o.of.empty(); }))
      continue;
    has_[i] = true;
    for (const Office& office : offices) {
      const ConceptIndex of =
          office.of.empty() ? kNoConcept : gazetteer.find(ConceptKind::kActor, office.of);
      if (office.of.empty() || of != kNoConcept) terms_.push_back({i, of, office.from, office.to});
    }
  }
}

bool Officials::has(ConceptIndex leader) const {
  return has_[leader];
}

ConceptIndex Officials::organisation_of(ConceptIndex leader, int date,
                                        const std::vector<ConceptIndex>& named) const {
  std::vector<Term> own;
  std::copy_if(terms_.begin(), terms_.end(), std::back_inserter(own),
               [&](const Term& term) { return term.leader == leader; });
  if (date != 0) {
    // Of two offices in one year the later one.
    const Term* held = nullptr;
    for (const Term& term : own) {
      if (covers(term.from, term.to, date) && (!held || term.from >= held->from)) held = &term;
    }
    return held ? held->organisation : kNoConcept;
  }
  const auto names = [&](ConceptIndex target) {
    return std::binary_search(named.begin(), named.end(), target);
  };
  for (const Term& term : own) {
    if (term.organisation != kNoConcept && names(term.organisation)) return term.organisation;
  }
  const std::string& state = gazetteer_[leader].state;
  if (!state.empty() && names(gazetteer_.find(ConceptKind::kActor, state))) return kNoConcept;
  return longest(own);
}

ConceptIndex Officials::longest(const std::vector<Term>& terms) const {
  std::map<ConceptIndex, int> years;
  for (const Term& term : terms) {
    const int to = term.to == 0 ? newest_ : term.to / kYear;
    years[term.organisation] += to - term.from / kYear;
  }
  const auto best = std::max_element(years.begin(), years.end(), [](const auto& a, const auto& b) {
    return a.second < b.second;  // kNoConcept is the greatest key: a state must outlast the others
  });
  return best == years.end() ? kNoConcept : best->first;
}

}  // namespace chancery::indexer
