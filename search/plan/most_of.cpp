#include "search/plan/most_of.h"

#include <algorithm>
#include <cmath>

#include "search/plan/combine.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr double kRounding = 1e-9;  // sums of the same parts in another order

// The sets of parts [at, …), in the order of their weight, that reach `needed`; each part that is
// taken is needed for that. `few`: texts that have the parts before, see Members.
Query reaching(const std::vector<QueryPart>& parts, const std::vector<double>& rest, size_t at,
               double needed, const Query& few) {
  if (rest[at] < needed - kRounding) return Query();
  std::vector<Query> ways;
  const QueryPart& part = parts[at];
  if (part.information >= needed - kRounding) {
    ways.push_back(part.member.within(few));
  } else if (const Query more =
                 reaching(parts, rest, at + 1, needed - part.information,
                          is_selective(part) ? matching_both(few, part.member.needed()) : few);
             !more.empty()) {
    ways.push_back(combine(Query::OP_AND, {part.member.within(few), more}));
  }
  if (const Query without = reaching(parts, rest, at + 1, needed, few); !without.empty()) {
    ways.push_back(without);
  }
  return combine(Query::OP_OR, ways);
}

}  // namespace

bool is_selective(const QueryPart& part) {
  constexpr double kShare = 0.25;  // of all texts
  return part.information >= -std::log(kShare);
}

double information(double documents, double found) {
  if (found <= 0) return 0;
  return std::max(0.0, std::log((documents + 1) / (found + 1)));
}

Query most_of(std::vector<QueryPart> parts, double share) {
  std::erase_if(parts, [](const QueryPart& part) { return part.member.empty(); });
  if (parts.empty()) return Query();
  std::stable_sort(parts.begin(), parts.end(), [](const QueryPart& a, const QueryPart& b) {
    return a.information > b.information;
  });
  if (parts.size() > kMostWeighed) parts.resize(kMostWeighed);
  std::vector<double> rest(parts.size() + 1);
  for (size_t i = parts.size(); i-- > 0;) rest[i] = rest[i + 1] + parts[i].information;
  if (rest[0] <= 0) {
    // Words that all texts have.
    std::vector<Query> any;
    for (const QueryPart& part : parts) any.push_back(part.member.all());
    return combine(Query::OP_OR, any);
  }
  return reaching(parts, rest, 0, share * rest[0], Query());
}

}  // namespace chancery::search
