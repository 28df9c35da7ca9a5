#include "indexer/analyse/statement_terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "chancery/schema.h"

namespace chancery::indexer {

namespace {

// Positions of the first and the last word of a statement.
struct Stretch {
  Xapian::termpos first = 0, last = 0;
};

// A list of positions has each once, and the i-th begin goes with the i-th end: of stretches that
// begin alike only the longest stays, and one that ends where a longer one does ("reject the plan"
// in a sentence of a speech) ends a word earlier.
std::vector<Stretch> distinct(std::vector<Stretch> stretches) {
  std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::set<Xapian::termpos> ends;
  std::vector<Stretch> kept;
  for (const Stretch& stretch : stretches) {
    if (!kept.empty() && kept.back().first == stretch.first) continue;
    Stretch own = stretch;
    while (own.last > own.first && ends.contains(own.last)) --own.last;
    if (ends.insert(own.last).second) kept.push_back(own);
  }
  return kept;
}

class Places {
 public:
  Places(const TokenList& tokens, const std::vector<Xapian::termpos>& positions)
      : tokens_(tokens), positions_(positions) {}

  // From the first word of what is said to the last; none when it has no word.
  bool of(const Statement& statement, Stretch& stretch) const {
    uint32_t begin = UINT32_MAX, end = 0;
    for (const Span& part : statement.content) {
      begin = std::min(begin, part.begin);
      end = std::max(end, part.end);
    }
    const auto first = token_from(begin);
    const auto behind = token_from(end);
    if (first >= behind) return false;
    stretch = {positions_[first], positions_[behind - 1]};
    return true;
  }

 private:
  size_t token_from(uint32_t byte) const {
    const auto found =
        std::lower_bound(tokens_.tokens.begin(), tokens_.tokens.end(), byte,
                         [](const Token& token, uint32_t at) { return token.span.begin < at; });
    return static_cast<size_t>(found - tokens_.tokens.begin());
  }

  const TokenList& tokens_;
  const std::vector<Xapian::termpos>& positions_;
};

}  // namespace

void add_statements(Xapian::Document& document, const Record& record, const TokenList& tokens,
                    const std::vector<Xapian::termpos>& positions) {
  if (record.statements.empty()) return;
  const Places places(tokens, positions);
  // Terms are made once for each speaker and act.
  std::map<std::string_view, std::vector<Stretch>> said, acts;
  for (const Statement& statement : record.statements) {
    Stretch stretch;
    if (!places.of(statement, stretch)) continue;
    said[""].push_back(stretch);  // of anybody
    if (!statement.act.empty()) acts[statement.act].push_back(stretch);
    if (!statement.id.empty()) said[statement.id].push_back(stretch);
    if (!statement.state.empty() && statement.state != statement.id)
      said[statement.state].push_back(stretch);
  }
  std::map<schema::StatementTerm, std::vector<Stretch>> stretches;
  std::set<std::string> speakers;
  const std::string unlisted = schema::unlisted_id("");
  for (auto& [id, list] : said) {
    const schema::StatementTerm term = schema::said_term(id);
    if (!id.empty() && !id.starts_with(unlisted))
      speakers.insert(term.begin.substr(schema::prefix_of("said").size()));
    // Ids that differ by case alone have one term.
    auto& of_term = stretches[term];
    of_term.insert(of_term.end(), list.begin(), list.end());
  }
  for (auto& [act, list] : acts) stretches[schema::act_term(act)] = std::move(list);
  for (auto& [term, list] : stretches) {
    for (const Stretch& stretch : distinct(std::move(list))) {
      document.add_posting(term.begin, stretch.first);
      document.add_posting(term.end, stretch.last, 0);
    }
  }
  std::string value;
  for (const std::string& speaker : speakers) value += (value.empty() ? "" : " ") + speaker;
  document.add_value(schema::kSpeakersSlot, value);
}

}  // namespace chancery::indexer
