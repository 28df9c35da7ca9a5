#include "search/plan/near_pairs.h"

#include <string>

namespace chancery::search {

namespace {

bool is_common(const Xapian::Database& database, const std::string& word) {
  const Xapian::doccount found = database.get_termfreq(word);
  return found > ranking::kCommonDocuments &&
         found > ranking::kCommonShare * database.get_doccount();
}

}  // namespace

std::vector<Xapian::Query> near_pairs(const std::vector<Unit>& units,
                                      const Xapian::Database& database,
                                      const RankingNumbers& numbers) {
  std::vector<Xapian::Query> pairs;
  for (size_t i = 1; i < units.size() && pairs.size() < ranking::kMaxNearPairs; ++i) {
    const std::string& left = units[i - 1].typed;
    const std::string& right = units[i].typed;
    if (left.empty() || right.empty() || left == right) continue;
    const std::vector<std::string> words = {left.substr(left.rfind(' ') + 1),
                                            right.substr(0, right.find(' '))};
    if (is_common(database, words[0]) && is_common(database, words[1])) continue;
    const Xapian::Query near(Xapian::Query::OP_NEAR, words.begin(), words.end(),
                             ranking::kNearWords);
    pairs.push_back(scaled(near, numbers.near_weight));
  }
  return pairs;
}

}  // namespace chancery::search
