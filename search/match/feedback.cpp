#include "search/match/feedback.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>

#include "chancery/record.h"
#include "search/plan/ranking.h"
#include "search/snippet/word_finder.h"

namespace chancery {

namespace {

constexpr size_t kTexts = 5;         // that words are taken from
constexpr size_t kMinTexts = 2;      // of these must have a word
constexpr uint32_t kPassage = 3000;  // bytes of a text, where it says most of the query
constexpr size_t kTerms = 20;
constexpr size_t kCandidates = 80;  // whose frequency is looked up
constexpr double kWeight = 1.2;     // of the most telling term, when all is clear
constexpr size_t kMinWordBytes = 3;

// The last of the first answers against the best one, and against the most a document could get.
double clarity(const Xapian::MSet& first) {
  if (first.size() < kFeedbackAnswers || first.get_max_possible() <= 0) return 0;
  const double best = first[0].get_weight();
  const double last = first[kFeedbackAnswers - 1].get_weight();
  if (best <= 0) return 0;
  const auto between = [](double value, double low, double high) {
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
  };
  // Of queries that one text answers (questions on facts) nine in ten are below the lower limits;
  // of queries on a matter, nine in ten are above them.
  return between(last / first.get_max_possible(), 0.12, 0.22) * between(last / best, 0.45, 0.65);
}

// Where `words` tell most: the sum of the weights of the units met, each counted once and a bit.
Span passage_of(const Record& record, const std::vector<FoundWord>& words, const Wanted& wanted) {
  const auto size = static_cast<uint32_t>(record.text.size());
  if (size <= kPassage) return {0, size};
  constexpr double kAgain = 0.2;
  std::vector<int> counts(wanted.units.size());
  double best = -1, sum = 0;
  uint32_t begin = 0;
  for (size_t first = 0, last = 0; last < words.size(); ++last) {
    const double weight = wanted.units[words[last].unit].weight;
    sum += counts[words[last].unit]++ == 0 ? weight : kAgain * weight;
    while (words[last].span.end - words[first].span.begin > kPassage) {
      const double gone = wanted.units[words[first].unit].weight;
      sum -= --counts[words[first].unit] == 0 ? gone : kAgain * gone;
      ++first;
    }
    if (sum <= best) continue;
    best = sum;
    const uint32_t middle = (words[first].span.begin + words[last].span.end) / 2;
    begin = middle - std::min(middle, kPassage / 2);
  }
  begin = std::min(begin, size - kPassage);
  const auto gap = [&](uint32_t at) {
    const size_t found = record.text.find_first_of(" \n", at);
    return found == std::string::npos ? size : static_cast<uint32_t>(found);
  };
  return {begin == 0 ? 0 : gap(begin), gap(begin + kPassage)};
}

struct Candidate {
  std::set<std::string> words;  // as the texts have it
  double share = 0;             // of the texts' words, summed over texts
  double counted = 0;           // in the text at hand
  size_t texts = 0;
};

class Collector {
 public:
  explicit Collector(const Wanted& wanted) : wanted_(wanted), finder_(wanted) {}

  void add(const Record& record) {
    const Span span = passage_of(record, finder_.find(record.text, record.language), wanted_);
    TokenList tokens;
    tokenize(std::string_view(record.text).substr(span.begin, span.end - span.begin), tokens);
    if (!stemmer_ || record.language != language_) {
      language_ = record.language;
      stemmer_.emplace(language_);
      stems_.clear();
    }
    double counted = 0;
    std::vector<Candidate*> met;
    for (size_t i = 0; i < tokens.tokens.size(); ++i) {
      const Token& token = tokens.tokens[i];
      std::string word(tokens.word(token));
      std::string stem;
      if (token.flags & Token::kUnspaced) {
        // Pairs of characters, as they are indexed.
        if (i + 1 == tokens.tokens.size()) continue;
        const Token& next = tokens.tokens[i + 1];
        if (!(next.flags & Token::kUnspaced) || token.span.end != next.span.begin) continue;
        word += tokens.word(next);
        stem = word;
      } else if (token.flags & Token::kDigits) {
        stem = word;
      } else {
        if (word.size() < kMinWordBytes || is_stop_word(word, language_)) continue;
        auto [known, fresh] = stems_.try_emplace(word);
        if (fresh) known->second = stemmer_->stem(tokens.exact(token));
        stem = known->second;
      }
      ++counted;
      Candidate& candidate = candidates_[stem];
      candidate.words.insert(std::move(word));
      if (candidate.counted++ == 0) met.push_back(&candidate);
    }
    for (Candidate* candidate : met) {
      candidate->share += candidate->counted / counted;
      candidate->counted = 0;
      ++candidate->texts;
    }
  }

  using Shared = std::pair<std::string, Candidate>;  // by stem

  // What several texts have, the most frequent first.
  std::vector<Shared> shared() const {
    std::vector<Shared> found;
    for (const auto& [stem, candidate] : candidates_) {
      if (candidate.texts >= kMinTexts) found.emplace_back(stem, candidate);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.second.share != b.second.share ? a.second.share > b.second.share : a.first < b.first;
    });
    if (found.size() > kCandidates) found.resize(kCandidates);
    return found;
  }

 private:
  const Wanted& wanted_;
  WordFinder finder_;
  std::string language_;
  std::optional<Stemmer> stemmer_;
  std::unordered_map<std::string, std::string> stems_;
  std::unordered_map<std::string, Candidate> candidates_;  // by stem
};

}  // namespace

std::vector<FeedbackTerm> feedback_terms(const Xapian::Database& database,
                                         const Xapian::MSet& first, const Wanted& wanted,
                                         Records& records) {
  const double clear = clarity(first);
  if (clear <= 0) return {};
  Collector collector(wanted);
  for (Xapian::doccount i = 0; i < kTexts; ++i) {
    const Xapian::Document document = first[i].get_document();
    const auto [known, fresh] = records.try_emplace(*first[i]);
    if (fresh) known->second = unpack(document.get_data());
    collector.add(known->second);
  }
  // Kullback-Leibler divergence of the passages from the database (Carpineto and others 2001).
  const double all = database.get_avlength() * database.get_doccount();
  std::vector<std::pair<double, const Collector::Shared*>> rated;
  const std::vector<Collector::Shared> shared = collector.shared();
  for (const Collector::Shared& item : shared) {
    double occurrences = 0;
    for (const std::string& word : item.second.words) {
      occurrences += static_cast<double>(database.get_collection_freq(word));
    }
    if (occurrences <= 0) continue;
    const double share = item.second.share / kTexts;
    const double weight = share * std::log(share * all / occurrences);
    if (weight > 0) rated.emplace_back(weight, &item);
  }
  std::stable_sort(rated.begin(), rated.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (rated.size() > kTerms) rated.resize(kTerms);
  std::vector<FeedbackTerm> terms;
  for (const auto& [weight, item] : rated) {
    const std::set<std::string>& words = item->second.words;
    terms.push_back({{words.begin(), words.end()}, kWeight * clear * weight / rated.front().first});
  }
  return terms;
}

Xapian::Query with_feedback(const Xapian::Query& query, const std::vector<FeedbackTerm>& terms) {
  using Xapian::Query;
  std::vector<Query> parts;
  for (const FeedbackTerm& term : terms) {
    parts.push_back(
        scaled(Query(Query::OP_SYNONYM, term.words.begin(), term.words.end()), term.weight));
  }
  if (parts.empty()) return query;
  return Query(Query::OP_AND_MAYBE, query, Query(Query::OP_OR, parts.begin(), parts.end()));
}

}  // namespace chancery
