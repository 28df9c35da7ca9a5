#include "search/plan/telling_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace chancery::search {

namespace {

constexpr size_t kCandidates = 80;  // whose frequency is looked up
constexpr size_t kMinWordBytes = 3;

struct Candidate {
  std::set<std::string> words;  // as the texts have it
  double share = 0;             // of the texts' words, summed over texts
  double counted = 0;           // in the text at hand
  size_t texts = 0;
};

using Shared = std::pair<std::string, Candidate>;  // by stem

}  // namespace

struct TellingWords::Impl {
  // The stem that a word counts by; empty for one that tells nothing.
  const std::string& stem_of(const std::string& word, const Token& token) {
    auto [known, fresh] = stems.try_emplace(word);
    if (!fresh) return known->second;
    if (token.flags & Token::kDigits) {
      known->second = word;
    } else if (word.size() >= kMinWordBytes && !is_stop_word(word, language)) {
      known->second = stemmer->stem(tokens.exact(token));
    }
    return known->second;
  }

  void add(const Record& record, std::string_view text) {
    tokens.clear();
    tokenize(text, tokens);
    if (!stemmer || record.language != language) {
      language = record.language;
      stemmer.emplace(language);
      stems.clear();
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
      } else {
        stem = stem_of(word, token);
        if (stem.empty()) continue;
      }
      ++counted;
      Candidate& candidate = candidates[stem];
      candidate.words.insert(std::move(word));
      if (candidate.counted++ == 0) met.push_back(&candidate);
    }
    for (Candidate* candidate : met) {
      candidate->share += candidate->counted / counted;
      candidate->counted = 0;
      ++candidate->texts;
    }
    ++texts_added;
  }

  // What so many texts have, the most frequent first.
  std::vector<Shared> shared(size_t least) const {
    std::vector<Shared> found;
    for (const auto& [stem, candidate] : candidates) {
      if (candidate.texts >= least) found.emplace_back(stem, candidate);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.second.share != b.second.share ? a.second.share > b.second.share : a.first < b.first;
    });
    if (found.size() > kCandidates) found.resize(kCandidates);
    return found;
  }

  std::string language;
  std::optional<Stemmer> stemmer;
  TokenList tokens;
  std::unordered_map<std::string, std::string> stems;
  std::unordered_map<std::string, Candidate> candidates;  // by stem
  size_t texts_added = 0;
};

TellingWords::TellingWords() : impl_(std::make_unique<Impl>()) {}
TellingWords::~TellingWords() = default;

void TellingWords::add(const Record& record, Span span) {
  std::string_view text = record.text;
  if (span.end > span.begin) text = text.substr(span.begin, span.end - span.begin);
  impl_->add(record, text);
}

std::vector<TellingTerm> TellingWords::best(const Xapian::Database& database, size_t texts,
                                            size_t most, const Occurrences& occurrences) const {
  const double all = database.get_avlength() * database.get_doccount();
  std::vector<std::pair<double, const Shared*>> rated;
  const std::vector<Shared> shared = impl_->shared(texts);
  for (const Shared& item : shared) {
    double found = 0;
    for (const std::string& word : item.second.words)
      found +=
          static_cast<double>(occurrences ? occurrences(word) : database.get_collection_freq(word));
    if (found <= 0) continue;
    const double share = item.second.share / static_cast<double>(impl_->texts_added);
    const double weight = share * std::log(share * all / found);
    if (weight > 0) rated.emplace_back(weight, &item);
  }
  std::stable_sort(rated.begin(), rated.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (rated.size() > most) rated.resize(most);
  std::vector<TellingTerm> terms;
  for (const auto& [weight, item] : rated) {
    const std::set<std::string>& words = item->second.words;
    terms.push_back({{words.begin(), words.end()}, weight / rated.front().first});
  }
  return terms;
}

}  // namespace chancery::search
