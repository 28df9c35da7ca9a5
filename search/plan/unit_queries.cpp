#include "search/plan/unit_queries.h"

#include <algorithm>
#include <vector>

#include "search/plan/combine.h"
#include "search/plan/most_of.h"

namespace chancery::search {

using Xapian::Query;

namespace {

double repeats_of(const Unit& unit) {
  const double count = unit.count;
  return (ranking::kK3 + 1) * count / (ranking::kK3 + count);
}

}  // namespace

Query weighed(const Unit& unit, const Query& words, const RankingNumbers& numbers) {
  const double repeats = repeats_of(unit);
  if (unit.meaning.empty()) return scaled(words, repeats);
  if (words.empty()) return scaled(unit.meaning, repeats);
  const Query meaning = scaled(unit.meaning, numbers.concept_weight);
  return scaled(combine(Query::OP_OR, {words, meaning}), repeats);
}

Query loose_query_of(const Unit& unit, const RankingNumbers& numbers) {
  return weighed(unit, unit.any, numbers);
}

Query strict_query_of(const Unit& unit, const RankingNumbers& numbers, const Query& few) {
  if (unit.near.empty()) {
    const Query query = weighed(unit, unit.all, numbers);
    return unit.narrow ? Query(Query::OP_FILTER, query, unit.member) : query;
  }
  const Query words = any_within(unit.near, few);
  if (!unit.narrow || unit.meaning.empty()) return weighed(unit, words, numbers);
  const Query meaning = scaled(unit.meaning, numbers.concept_weight);
  return scaled(raised(words, meaning), repeats_of(unit));
}

Members members_of(const Unit& unit) {
  // Where not all of a question is asked for, words that only speak of an issue may stand anywhere:
  // peacekeepers who were killed.
  if (unit.narrow && !unit.near.empty()) return unit.needed;
  const Query meaning = unit.narrow ? Query() : unit.meaning;
  if (!unit.near.empty()) return {unit.near, unit.needed, meaning};
  std::vector<Query> ways;
  if (!unit.member.empty()) ways.push_back(unit.member);
  if (!meaning.empty()) ways.push_back(meaning);
  return combine(Query::OP_OR, ways);
}

double information_of(const Unit& unit, const Xapian::Database& database) {
  Xapian::doccount found = 0;
  for (const auto& way : unit.ways) {
    // A phrase is at most as frequent as its rarest word.
    Xapian::doccount rarest = database.get_doccount();
    for (const std::string& term : way) rarest = std::min(rarest, database.get_termfreq(term));
    found = std::max(found, rarest);
  }
  if (!unit.meaning.empty() && !unit.narrow) {
    const auto end = unit.meaning.get_terms_end();
    for (auto term = unit.meaning.get_terms_begin(); term != end; ++term)
      found = std::max(found, database.get_termfreq(*term));
  }
  return information(database.get_doccount(), found);
}

}  // namespace chancery::search
