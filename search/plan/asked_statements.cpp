#include "search/plan/asked_statements.h"

#include <algorithm>
#include <iterator>

namespace chancery::search {

namespace {

using Documents = std::vector<Xapian::docid>;

Documents both(const Documents& a, const Documents& b) {
  Documents out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

Documents either(const Documents& a, const Documents& b) {
  Documents out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

bool holds(const PositionRange& statement, const std::vector<std::vector<PositionRange>>& places) {
  std::vector<std::vector<PositionRange>> inside;
  for (const std::vector<PositionRange>& of_side : places) {
    auto& here = inside.emplace_back();
    auto place = std::lower_bound(
        of_side.begin(), of_side.end(), statement.first,
        [](const PositionRange& item, Xapian::termpos first) { return item.first < first; });
    for (; place != of_side.end() && place->first <= statement.last; ++place) {
      if (place->last <= statement.last) here.push_back(*place);
    }
    if (here.empty()) return false;
  }
  return have_own_places(inside);
}

const std::vector<schema::StatementTerm>& anybody() {
  static const std::vector<schema::StatementTerm> all = {schema::said_term("")};
  return all;
}

}  // namespace

std::vector<Xapian::docid> StatementFinder::candidates() const {
  Documents found = having(kinds());
  if (!asked_.speakers.empty() && !asked_.acts.empty()) found = both(found, having(asked_.acts));
  for (const Side& side : asked_.sides) {
    Documents of_side;
    for (const Way& way : side.ways) of_side = either(of_side, documents_of(database_, way));
    found = both(found, of_side);
  }
  return found;
}

size_t StatementFinder::count(Xapian::docid document) const {
  std::vector<std::vector<PositionRange>> places;
  for (const Side& side : asked_.sides) {
    auto& of_side = places.emplace_back();
    for (const Way& way : side.ways) add_places(database_, document, way, of_side);
    std::sort(of_side.begin(), of_side.end(),
              [](const PositionRange& a, const PositionRange& b) { return a.first < b.first; });
  }
  const std::vector<PositionRange> all = statements(document);
  return static_cast<size_t>(std::count_if(
      all.begin(), all.end(), [&](const PositionRange& one) { return holds(one, places); }));
}

const std::vector<schema::StatementTerm>& StatementFinder::kinds() const {
  if (!asked_.speakers.empty()) return asked_.speakers;
  return asked_.acts.empty() ? anybody() : asked_.acts;
}

Documents StatementFinder::having(const std::vector<schema::StatementTerm>& terms) const {
  Documents found;
  for (const schema::StatementTerm& term : terms)
    found = either(found, documents_of(database_, {term.begin}));
  return found;
}

Positions StatementFinder::begins_of(Xapian::docid document,
                                     const std::vector<schema::StatementTerm>& terms) const {
  Positions all;
  for (const schema::StatementTerm& term : terms) {
    const Positions begins = positions_of(database_, document, term.begin);
    all.insert(all.end(), begins.begin(), begins.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

// Of a speaker those of an act begin where the act's do; the act's ends are the surer ones, for
// fewer statements of an act lie within each other.
std::vector<PositionRange> StatementFinder::statements(Xapian::docid document) const {
  const bool both = !asked_.speakers.empty() && !asked_.acts.empty();
  std::vector<PositionRange> found;
  for (const schema::StatementTerm& term : both ? asked_.acts : kinds()) {
    const Positions begins = positions_of(database_, document, term.begin);
    const Positions ends = positions_of(database_, document, term.end);
    for (size_t i = 0; i < std::min(begins.size(), ends.size()); ++i) {
      found.push_back({begins[i], ends[i]});
    }
  }
  // A speaker who is known by two ids says each thing once.
  std::sort(found.begin(), found.end(), [](const PositionRange& a, const PositionRange& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const PositionRange& a, const PositionRange& b) {
                            return a.first == b.first;
                          }),
              found.end());
  if (both) {
    const Positions spoken = begins_of(document, asked_.speakers);
    std::erase_if(found, [&](const PositionRange& one) {
      return !std::binary_search(spoken.begin(), spoken.end(), one.first);
    });
  }
  if (!asked_.others.empty()) {
    const Positions spoken = begins_of(document, asked_.others);
    std::erase_if(found, [&](const PositionRange& one) {
      return std::binary_search(spoken.begin(), spoken.end(), one.first);
    });
  }
  return found;
}

}  // namespace chancery::search
