#include "search/plan/ranking.h"

#include <algorithm>
#include <cmath>

#include "chancery/schema.h"
#include "search/plan/combine.h"
#include "search/plan/plan.h"

namespace chancery::search {

Xapian::Query meetings(const std::vector<std::vector<std::string>>& actors,
                       const std::vector<std::vector<std::string>>& issues, double weight) {
  using Xapian::Query;
  std::vector<Query> parts;
  for (const auto& actor : actors) {
    for (const auto& issue : issues) {
      std::vector<std::string> terms;
      for (const std::string& actor_id : actor) {
        for (const std::string& issue_id : issue) {
          terms.push_back(schema::pair_term(actor_id, issue_id));
        }
      }
      parts.emplace_back(Query::OP_SYNONYM, terms.begin(), terms.end());
    }
  }
  if (parts.empty()) return Query();
  return Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, parts.begin(), parts.end()), weight);
}

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  if (query.empty() || factor == 1) return query;
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, factor);
}

double idf(double documents, double found) {
  return std::log(1 + documents / (found + 0.5));
}

double topicality(double documents, double found, double occurrences, double power) {
  if (found <= 0 || documents <= 0 || occurrences <= 0) return 1;
  // Poisson: scattered by chance, a word stands so often in a text that has it.
  const double mean = occurrences / documents;
  const double expected = mean / (1 - std::exp(-mean));
  const double clustered = (occurrences + 1) / (found + 1) / expected;
  return std::pow(std::max(clustered, 1.0), power);
}

Xapian::Query with_meetings(const Xapian::Query& query, const Plan& plan) {
  return raised(query, plan.meetings);
}

Xapian::Query with_nearness(const Xapian::Query& query, const Plan& plan, bool vague) {
  const Xapian::Query made = raised(query, plan.nearness);
  return vague ? raised(made, plan.stop_words) : made;
}

Xapian::Query ranked(const Xapian::Query& query, const Plan& plan, bool vague) {
  return with_nearness(with_meetings(query, plan), plan, vague);
}

}  // namespace chancery::search
