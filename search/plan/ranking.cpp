#include "search/plan/ranking.h"

#include "chancery/schema.h"

namespace chancery {

Xapian::Query meetings(const std::vector<std::vector<std::string>>& actors,
                       const std::vector<std::vector<std::string>>& issues) {
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
  return Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, parts.begin(), parts.end()),
               ranking::kMeetingWeight);
}

}  // namespace chancery
