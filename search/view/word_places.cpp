#include "search/view/word_places.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "search/plan/request_error.h"
#include "search/plan/set_query.h"
#include "search/plan/unweighted.h"
#include "search/plan/word_units.h"

namespace chancery::search {

namespace {

constexpr uint32_t kRankedForWords = 10'000;  // hits that are looked through for the words

// Whether nothing but white space and hyphens stands between two words.
bool stand_beside(std::string_view text, const Span& left, const Span& right) {
  if (right.begin < left.end) return false;
  const std::string_view between = text.substr(left.end, right.begin - left.end);
  constexpr size_t kMost = 4;
  return between.size() <= kMost && between.find_first_not_of(" \n\t-") == std::string_view::npos;
}

// Where the words stand one behind the other.
std::vector<Span> sequences(const Record& record, const std::vector<FoundWord>& found,
                            const std::vector<uint32_t>& units) {
  std::vector<Span> matches;
  for (size_t i = 0; i + units.size() <= found.size(); ++i) {
    size_t length = 0;
    while (length < units.size() && found[i + length].unit == units[length] &&
           (length == 0 ||
            stand_beside(record.text, found[i + length - 1].span, found[i + length].span)))
      ++length;
    if (length < units.size()) continue;
    matches.push_back({found[i].span.begin, found[i + length - 1].span.end});
  }
  return matches;
}

std::unordered_set<uint32_t> all_documents_of(const Xapian::Database& database,
                                              const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, database, query);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::unordered_set<uint32_t> documents;
  for (auto item = found.begin(); item != found.end(); ++item) documents.insert(*item);
  return documents;
}

// The units of what was typed; a word that comes twice is one of them. `order` becomes which stand
// where, `having` is narrowed to the documents that have all.
Wanted take_words(const ViewContext& context, const std::string& typed,
                  std::vector<uint32_t>& order, Xapian::Query& having) {
  TokenList tokens;
  tokenize(typed, tokens);
  if (tokens.tokens.empty()) throw RequestError("there is no word to look for");
  Wanted wanted;
  for (Unit& unit : WordUnits(context.planning).words(tokens, 0, tokens.tokens.size())) {
    having = Xapian::Query(Xapian::Query::OP_FILTER, having, unit.any);
    WantedUnit& word = unit.wanted;
    const auto same = std::find_if(
        wanted.units.begin(), wanted.units.end(),
        [&](const WantedUnit& one) { return one.words == word.words && one.forms == word.forms; });
    order.push_back(static_cast<uint32_t>(same - wanted.units.begin()));
    if (same == wanted.units.end()) wanted.units.push_back(std::move(word));
  }
  return wanted;
}

}  // namespace

WordPlaces::WordPlaces(const ViewContext& context, const std::string& typed)
    : context_(context),
      having_(context.query),
      wanted_(take_words(context, typed, units_, having_)),
      finder_(wanted_) {}

std::vector<Span> WordPlaces::find(const Record& record) {
  return sequences(record, finder_.find(record.text), units_);
}

void WordPlaces::for_each_document(
    uint32_t documents, View& view,
    const std::function<void(const Record&, uint32_t docid, uint32_t rank)>& each) {
  const std::vector<uint32_t> hits = context_.first_hits(kRankedForWords);
  std::unordered_set<uint32_t> having = all_documents_of(context_.database, having_);
  view.total = 0;
  for (size_t i = 0; i < hits.size(); ++i) {
    if (having.erase(hits[i]) == 0) continue;
    ++view.total;
    if (view.looked_at == documents) continue;
    ++view.looked_at;
    const std::optional<Record> record = context_.record(hits[i]);
    if (!record) {
      ++view.damaged;
      continue;
    }
    each(*record, hits[i], static_cast<uint32_t>(i) + 1);
  }
  // Of fewer hits, what is left are copies of hits.
  if (hits.size() == kRankedForWords) view.total += having.size();
}

}  // namespace chancery::search
