#include <map>
#include <unordered_map>

#include "chancery/schema.h"
#include "search/plan/request_error.h"
#include "search/plan/set_query.h"
#include "search/plan/unweighted.h"
#include "search/view/views.h"
#include "search/view/word_list.h"
#include "search/view/word_scores.h"

namespace chancery::search {

namespace {

constexpr Xapian::doccount kMostKeyed = 100'000;  // hits whose words are counted
constexpr uint64_t kLeastUses = 3;                // of a word in the hits, to be told of
constexpr double kKey = 15.13;                    // log-likelihood: p < 0.0001

// Terms of words have no prefix, and prefixes begin with a capital.
bool is_word_term(const std::string& term) {
  return !term.empty() && (term[0] < 'A' || term[0] > 'Z');
}

constexpr const char* kBehindPrefixes = "[";  // the byte after Z

struct KeyCount {
  uint64_t uses = 0, documents = 0;
};
using KeyCounts = std::unordered_map<std::string, KeyCount>;

// All words of all documents.
uint64_t count_all_words(const Xapian::Database& database) {
  uint64_t all = 0;
  const auto end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end; ++term) {
    if (!is_word_term(*term)) term.skip_to(kBehindPrefixes);
    if (term == end) break;
    all += database.get_collection_freq(*term);
  }
  return all;
}

}  // namespace

void make_keywords(const ViewContext& context, const ViewRequest& request, View& view) {
  const Xapian::Database& database = context.database;
  if (view.total == database.get_doccount())
    throw RequestError("the hits are all documents", "a query tells whose words are asked for");
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, database, context.query);
  const Xapian::MSet hits = enquire.get_mset(0, kMostKeyed);
  KeyCounts words;
  std::map<std::string, uint64_t> languages;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    context.deadline.check();
    ++view.looked_at;
    ++languages[hit.get_document().get_value(schema::kLanguageSlot)];
    const auto end = database.termlist_end(*hit);
    for (auto term = database.termlist_begin(*hit); term != end; ++term) {
      if (!is_word_term(*term)) term.skip_to(kBehindPrefixes);
      if (term == end) break;
      const uint64_t uses = term.get_wdf();
      KeyCount& count = words[*term];
      count.uses += uses;
      ++count.documents;
      view.words_here += uses;
    }
  }
  view.words_rest = count_all_words(database) - view.words_here;
  const std::vector<std::string> spoken = main_languages({languages.begin(), languages.end()});
  for (const auto& [word, count] : words) {
    if (count.uses < kLeastUses || !is_telling(word, spoken)) continue;
    const uint64_t rest = database.get_collection_freq(word) - count.uses;
    const WordCounts counts = {count.uses, rest, view.words_here, view.words_rest};
    const double likelihood = log_likelihood(counts);
    if (likelihood < kKey) continue;
    view.words.push_back({word, count.uses, rest, count.documents, likelihood, log_ratio(counts)});
  }
  sort_words(request, view);
}

}  // namespace chancery::search
