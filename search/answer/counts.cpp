#include "search/answer/counts.h"

#include "search/plan/document_count.h"

namespace chancery::search {

std::vector<uint64_t> Counts::of(const std::vector<Xapian::Query>& queries) const {
  return databases_.looked_up([&] {
    std::vector<uint64_t> counts;
    counts.reserve(queries.size());
    for (const Xapian::Query& query : queries)
      counts.push_back(count_documents(databases_.all(), query));
    return counts;
  });
}

void Counts::prepare(const std::vector<Xapian::Query>& queries) const {
  databases_.will_look_up([&] {
    for (const Xapian::Query& query : queries) count_documents(databases_.all(), query);
  });
}

size_t Counts::together() const {
  constexpr size_t kByServers = 4;
  return databases_.has_servers() ? kByServers : 1;
}

void look_up_words(Databases& databases, const Plan& plan, std::set<std::string>& asked) {
  if (!databases.has_servers()) return;
  std::vector<Xapian::Query> parts = {plan.query, plan.fallback, plan.meetings};
  parts.insert(parts.end(), plan.nearness.begin(), plan.nearness.end());
  parts.insert(parts.end(), plan.stop_words.begin(), plan.stop_words.end());
  for (const Xapian::Query& part : parts) {
    const auto end = part.get_unique_terms_end();
    for (auto word = part.get_unique_terms_begin(); word != end; ++word)
      if (asked.insert(*word).second) databases.frequencies(*word);
  }
}

}  // namespace chancery::search
